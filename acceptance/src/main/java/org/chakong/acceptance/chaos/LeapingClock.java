package org.chakong.acceptance.chaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.Wire;
import org.chakong.contracts.calendar.LegalZone;

/**
 * The clock of either machine set forward by days, and both set back: no freeze ends before its
 * time, somebody is told, what comes meanwhile is kept and ends when the clock is right again.
 * Legal time set forward and back: places in the queue stay. In the end the time has really come
 * and the freeze does end, so that all this was not seen because nobody looked.
 */
final class LeapingClock {

  private static final Duration LEAP = Duration.ofDays(3);

  /** The watch over terms looks every second. */
  private static final Duration SOME_LOOKS = Duration.ofSeconds(2);

  private static final String WARNING = "clock";

  private final BiConsumer<ServiceProcess, Duration> clock;

  /**
   * @param clock sets how far a service's clock is ahead of the true one
   */
  LeapingClock(BiConsumer<ServiceProcess, Duration> clock) {
    this.clock = clock;
  }

  void on(TrialGround ground) {
    Site site = ground.site();
    Debtor debtor = ground.stranger(9_000);
    Filing filing = ground.freeze(debtor, "1000.00");
    filing.instruction().remove("termMonths");
    filing.with("until", LocalDate.now(LegalZone.ZONE).plusDays(1).toString());
    String freezeNo = ground.place(debtor, filing).at("/answer/freeze/freezeNo");
    ground.must("a freeze for two days is placed", freezeNo != null);
    try {
      forward(ground, site.fund(), debtor);
      forward(ground, site.gateway(), debtor);
      site.services().forEach(side -> blink(ground, side));
      back(ground, debtor);
      queue(ground);
      site.services().forEach(service -> legally(ground, service, LEAP));
      ground.await("a freeze ends when its time has come", () -> !stands(ground, debtor));
    } finally {
      site.services().forEach(service -> clock.accept(service, Duration.ZERO));
    }
    ground.saw("either machine's clock 3 days ahead, then both behind: no freeze ended early");
    ground.saw("either machine's clock 3 days ahead for a moment: nothing waits for days");
    ground.saw("legal time a day forward and back: the queue as received");
  }

  private void forward(TrialGround ground, ServiceProcess side, Debtor debtor) {
    String room = side.kind().room();
    clock.accept(side, LEAP);
    ground.await("the " + room + " says that its clock leapt", () -> ground.warns(side, WARNING));
    Debtor other = ground.debtor(2_000);
    Filing meanwhile = ground.freeze(other, "700.00");
    ground.must("filing goes on", ground.hand(other, meanwhile).status() / 100 == 2);
    ground.stays("no freeze ends by a leap", SOME_LOOKS, () -> stands(ground, debtor));
    ground.must("the " + room + " still says so", ground.warns(side, WARNING));
    clock.accept(side, Duration.ZERO);
    ground.await("the " + room + "'s clock is believed again", () -> !ground.warns(side, WARNING));
    ground.await("what was filed meanwhile ends", () -> ground.answered(meanwhile));
  }

  /** Forward and back before anybody looks: what is put off meanwhile must not wait for days. */
  private void blink(TrialGround ground, ServiceProcess side) {
    clock.accept(side, LEAP);
    Debtor other = ground.debtor(2_000);
    Filing meanwhile = ground.freeze(other, "600.00");
    ground.must("filing goes on", ground.hand(other, meanwhile).status() / 100 == 2);
    clock.accept(side, Duration.ZERO);
    ground.await("what was filed in that moment ends", () -> ground.answered(meanwhile));
  }

  /** Both alike, so that they go on talking: what is due must not wait for days. */
  private void back(TrialGround ground, Debtor frozen) {
    List<ServiceProcess> both = ground.site().services();
    Debtor debtor = ground.debtor(4_000);
    Filing review = ground.forReview(debtor);
    ground.hand(debtor, review);
    ground.await(
        "a clerk has it",
        () -> "IN_REVIEW".equals(ground.court().request(review.requestNo()).at("/status")));
    both.forEach(service -> clock.accept(service, LEAP.negated()));
    // long enough that the services notice and whatever waits by the clock would wait for days
    ground.stays("no freeze ends by it", SOME_LOOKS, () -> stands(ground, frozen));
    ground.place(debtor, ground.freeze(debtor, "300.00"));
    ground.refuse(review);
    both.forEach(service -> clock.accept(service, Duration.ZERO));
    ground.place(debtor, ground.freeze(debtor, "200.00"));
    both.forEach(service ->
        ground.await("the clock is believed in the end", () -> !ground.warns(service, WARNING)));
  }

  private static void queue(TrialGround ground) {
    Debtor debtor = ground.debtor(10_000);
    Reply first = ground.settle(debtor, ground.freeze(debtor, "6000.00"));
    legally(ground, ground.site().fund(), Duration.ofDays(-1));
    legally(ground, ground.site().gateway(), Duration.ofDays(1));
    Reply second = ground.settle(debtor, ground.freeze(debtor, "6000.00"));
    legally(ground, ground.site().fund(), Duration.ofDays(1));
    legally(ground, ground.site().gateway(), Duration.ofDays(-1));
    Reply third = ground.settle(debtor, ground.freeze(debtor, "1000.00"));
    ground.world().realTime();
    ground.must(
        "the second was received by an earlier time of day",
        second.at("/receivedAt").compareTo(first.at("/receivedAt")) < 0);
    ground.must(
        "the queue is as received",
        ground
            .centre()
            .freezes(debtor.accountNo())
            .json()
            .findValuesAsText("freezeNo")
            .equals(List.of(number(first), number(second), number(third))));
  }

  private static String number(Reply placed) {
    return String.valueOf(placed.at("/answer/freeze/freezeNo"));
  }

  private static boolean stands(TrialGround ground, Debtor debtor) {
    return ground
        .centre()
        .freezes(debtor.accountNo())
        .json()
        .findValuesAsText("state")
        .contains("ACTIVE");
  }

  private static void legally(TrialGround ground, ServiceProcess side, Duration offset) {
    Wire wire = side == ground.site().fund() ? ground.world().fund() : ground.world().gateway();
    wire.json(
        "PUT",
        "/demo/v1/clock",
        null,
        Map.of(),
        JsonNodeFactory.instance.objectNode().put("offset", offset.toString()));
  }
}
