package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.contracts.calendar.LegalZone;
import org.junit.jupiter.api.Test;

/** The gateway is killed in the hour in which a deadline passes, over the Spring Festival. */
@Killed
class DownAtTheDeadlineTest {

  private static final Instant DEADLINE = LegalZone.endOfDay(LocalDate.parse("2026-02-24"));

  /** Long enough to kill a process in, however slow the machine. */
  private static final Duration BEFORE = Duration.ofMinutes(30);

  /** What a killed process had in hand is taken over within 30 seconds. */
  private static final Duration TAKEOVER = Duration.ofSeconds(120);

  private final City city;
  private final RunningChakong running;
  private Duration ahead;

  DownAtTheDeadlineTest(City city) {
    this.city = city;
    this.running = city.running();
  }

  @Test
  void t04_aDeadlineThatPassesWhileTheGatewayIsDownIsToldOnceWhenItIsBackAndBothSidesAgree()
      throws Exception {
    Person person = city.person();
    legalTime(Instant.parse("2026-02-13T02:00:00Z"));
    city.account(person, "01", "50000.00", "2400.00");
    Filing filing = court().deduct(person, null, "1000.00");
    court().handOver(filing);
    assertThat(court().post(filing, Map.of("Prefer", "wait=10")).status()).isBetween(200, 202);
    Awaitility.await().atMost(TAKEOVER).until(() -> "IN_REVIEW".equals(asked(filing, "/status")));
    assertThat(asked(filing, "/sla/dueAt")).isEqualTo("2026-02-25T00:00:00+08:00");

    legalTime(DEADLINE.minus(BEFORE));
    Awaitility.await().atMost(TAKEOVER).until(() -> told(filing).contains("DUE_SOON"));
    agree(filing, "DUE_SOON");
    running.killGateway();
    assertThat(legalNow()).as("when the gateway was killed").isBefore(DEADLINE);
    running.passWithoutGateway(DEADLINE.plusSeconds(1));
    restartGateway();
    Awaitility.await().atMost(TAKEOVER).until(() -> told(filing).contains("OVERDUE"));
    agree(filing, "OVERDUE");

    running.killGateway();
    restartGateway();
    assertThat(told(filing)).containsOnlyOnce("DUE_SOON", "OVERDUE");
  }

  /** Both sides keep the clock; only the gateway knows how long delivery took. */
  private void agree(Filing filing, String state) {
    ObjectNode courtSide = (ObjectNode) court().request(filing.requestNo()).json().get("sla");
    assertThat(courtSide.remove("deliveryDelay").textValue()).startsWith("PT");
    assertThat(courtSide.get("state").textValue()).isEqualTo(state);
    assertThat(running.world().centre().request(filing.requestNo()).json().get("sla"))
        .isEqualTo(courtSide);
  }

  private void legalTime(Instant instant) {
    ahead = Duration.between(Instant.now(), instant);
    running.world().clock(instant);
  }

  /** What the services' clocks show. */
  private Instant legalNow() {
    return Instant.now().plus(ahead);
  }

  private void restartGateway() {
    running.startGateway();
    running.awaitReady();
  }

  private Court court() {
    return running.world().court("豫0811");
  }

  private String asked(Filing filing, String pointer) {
    Reply reply = court().request(filing.requestNo());
    return reply.at(pointer);
  }

  private List<String> told(Filing filing) {
    return court()
        .get("/api/v1/requests/" + filing.requestNo() + "/timeline?limit=200")
        .json()
        .findValuesAsText("what");
  }
}
