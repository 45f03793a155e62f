package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.contracts.calendar.LegalZone;
import org.junit.jupiter.api.Test;

/** The fund centre's service is killed before a term ends and starts again after its end. */
@Killed
class DownAtTheEndTest {

  private static final Instant MIDNIGHT = LegalZone.endOfDay(LocalDate.parse("2025-09-10"));

  /** Long enough to kill a process in, however slow the machine. */
  private static final Duration BEFORE = Duration.ofMinutes(30);

  /** What a killed process had in hand is taken over within 30 seconds. */
  private static final Duration TAKEOVER = Duration.ofSeconds(120);

  private final City city;
  private final RunningChakong running;
  private final String account;
  private Duration ahead;

  DownAtTheEndTest(City city) {
    this.city = city;
    this.running = city.running();
    this.account = city.accountNo();
  }

  @Test
  void r02_aTermThatEndsWhileTheAdapterIsDownEndsOnceWhenItIsBackAndTheNextCourtMovesUp()
      throws Exception {
    Person person = city.person();
    legalTime(Instant.parse("2025-03-10T02:00:00Z"));
    running.world().account(account, person, "01", "50000.00", "2400.00");
    Filing first = court("豫0811").freeze(person, "50000.00", 6);
    Filing second = court("豫0802").freeze(person, "30000.00", 12);
    String ending = court("豫0811").file(first).at("/answer/freeze/freezeNo");
    Reply waiting = court("豫0802").file(second);
    assertThat(waiting.at("/answer/freeze/state")).isEqualTo("WAITING");

    legalTime(MIDNIGHT.minus(BEFORE));
    assertThat(register().at("/items/0/freezeNo")).isEqualTo(ending);
    running.killFund();
    assertThat(legalNow()).as("when the adapter was killed").isBefore(MIDNIGHT);
    running.passWithoutFund(MIDNIGHT.plusSeconds(1));
    restartFund();

    Awaitility.await()
        .atMost(TAKEOVER)
        .until(() -> List.of("30000.00").equals(register().json().findValuesAsText("frozen")));
    assertThat(register().at("/items/0/freezeNo")).isEqualTo(waiting.at("/answer/freeze/freezeNo"));
    assertThat(register().at("/items/0/until"))
        .as("from the day it took effect")
        .isEqualTo("2026-09-11");
    awaitTold("豫0811", first, "FREEZE_EXPIRED");
    awaitTold("豫0802", second, "FREEZE_CHANGED");

    running.killFund();
    restartFund();
    assertThat(register().json().findValuesAsText("frozen")).containsExactly("30000.00");
    assertThat(told("豫0811", first)).containsOnlyOnce("FREEZE_EXPIRED");
    assertThat(told("豫0802", second)).containsOnlyOnce("FREEZE_CHANGED");
  }

  private void legalTime(Instant instant) {
    ahead = Duration.between(Instant.now(), instant);
    running.world().clock(instant);
  }

  /** What the services' clocks show. */
  private Instant legalNow() {
    return Instant.now().plus(ahead);
  }

  private void restartFund() {
    running.startFund();
    running.awaitReady();
  }

  private Court court(String code) {
    return running.world().court(code);
  }

  private Reply register() {
    return running.world().centre().freezes(account);
  }

  private void awaitTold(String court, Filing filing, String what) {
    Awaitility.await().atMost(TAKEOVER).until(() -> told(court, filing).contains(what));
  }

  private List<String> told(String court, Filing filing) {
    return court(court)
        .get("/api/v1/requests/" + filing.requestNo() + "/timeline?limit=200")
        .json()
        .findValuesAsText("what");
  }
}
