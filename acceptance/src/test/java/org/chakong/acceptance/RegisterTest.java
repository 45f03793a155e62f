package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.Test;

/** What the register keeps, seen through the APIs: terms, waiting, withdrawals, core events. */
@Jiaozuo
class RegisterTest {

  private final City city;
  private final Court court;
  private final Court other;

  RegisterTest(City city) {
    this.city = city;
    this.court = city.court("豫0811");
    this.other = city.court("豫0802");
  }

  @Test
  void f33_theHoldersMoneyLeavesOnlyWhereItIsFree() {
    Person person = city.person();
    String account = city.account(person, "01", "10000.00", "1000.00");
    court.file(court.freeze(person, "8000.00", 12));

    Reply beyond = city.centre().withdrawal("f33a-" + account, account, "2000.01", "PAID");
    Reply free = city.centre().withdrawal("f33b-" + account, account, "2000.00", "PAID");

    assertThat(beyond.at("/items/0/result")).isEqualTo("REFUSED");
    assertThat(beyond.at("/items/0/code")).isEqualTo("PRIOR_FREEZE");
    assertThat(free.at("/items/0/result")).isEqualTo("APPLIED");
    assertThat(entry(account, 0, "frozen")).isEqualTo("8000.00");
  }

  @Test
  void f33_anAccountIsNotTransferredToAnotherCityWhileAFreezeHoldsOrWaits() {
    Person person = city.person();
    String account = city.account(person, "01", "10000.00", "1000.00");
    String held = freeze(person, "10000.00", 12);
    Reply waiting = other.file(other.freeze(person, "2000.00", 12));

    Reply whileHeld = city.centre().status("f33c-" + account, account, "04");
    court.file(court.unfreeze(person, held));
    other.file(other.unfreeze(person, waiting.at("/answer/freeze/freezeNo")));
    city.centre().withdrawal("f33d-" + account, account, "10000.00", "PAID");
    Reply afterwards = city.centre().status("f33e-" + account, account, "04");

    assertThat(whileHeld.at("/items/0/result")).isEqualTo("REFUSED");
    assertThat(whileHeld.at("/items/0/code")).isEqualTo("PRIOR_FREEZE");
    assertThat(afterwards.at("/items/0/result")).isEqualTo("APPLIED");
  }

  @Test
  void coreEventsInBulkComeToTheSameInEveryOrderAndCountOnce() {
    Person person = city.person();
    String account = city.account(person, "01", "1000.00", "1000.00");
    court.file(court.freeze(person, "7000.00", 12));
    List<ObjectNode> events = new ArrayList<>();
    for (int month = 1; month <= 5; month++) {
      events.add(
          JsonNodeFactory.instance
              .objectNode()
              .put("eventId", "bulk-" + account + "-" + month)
              .put("type", "CONTRIBUTION")
              .put("accountNo", account)
              .put("amount", "1000.00")
              .put("month", "2026-0" + month)
              .put("at", "2026-0" + month + "-15T09:00:00+08:00"));
    }
    long seed = new Random().nextLong();
    Collections.shuffle(events, new Random(seed));

    Reply first = city.centre().events(events);
    Collections.shuffle(events, new Random(seed + 1));
    Reply again = city.centre().events(events);

    assertThat(first.json().path("items"))
        .as("seed %d", seed)
        .hasSize(5)
        .allMatch(item -> item.path("result").asText().equals("APPLIED"));
    assertThat(again.json().path("items"))
        .as("seed %d", seed)
        .allMatch(item -> item.path("result").asText().equals("REPEATED"));
    assertThat(entry(account, 0, "frozen")).isEqualTo("6000.00");
    Reply query = court.file(court.query(person));
    assertThat(query.at("/answer/accounts/0/balance")).isEqualTo("6000.00");
    assertThat(query.at("/answer/accounts/0/lastContributionMonth")).isEqualTo("2026-05");
  }

  @Test
  void coreEventsOfTheDayBeforeThatComeLateDoNoHarm() {
    Person person = city.person();
    String account = city.account(person, "01", "1000.00", "1000.00");
    court.file(court.freeze(person, "7000.00", 12));

    Reply applied =
        city.centre()
            .events(
                List.of(
                    event("opened", account, "STATUS_CHANGED", "2026-06-16").put("status", "01"),
                    money("june", account, "CONTRIBUTION", "2026-06-16").put("month", "2026-06"),
                    event("sealed", account, "STATUS_CHANGED", "2026-06-15").put("status", "02"),
                    money("may", account, "CONTRIBUTION", "2026-06-14").put("month", "2026-05"),
                    money("paid", account, "WITHDRAWAL", "2026-06-15").put("state", "PAID")));

    assertThat(applied.json().path("items").findValuesAsText("result"))
        .containsExactly("APPLIED", "APPLIED", "APPLIED", "APPLIED", "REFUSED");
    assertThat(entry(account, 0, "frozen")).isEqualTo("3000.00");
    Reply query = court.file(court.query(person));
    assertThat(query.at("/answer/accounts/0/status")).isEqualTo("01");
    assertThat(query.at("/answer/accounts/0/lastContributionMonth")).isEqualTo("2026-06");
  }

  private static ObjectNode event(String name, String account, String type, String day) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("eventId", name + "-" + account)
        .put("type", type)
        .put("accountNo", account)
        .put("at", day + "T09:00:00+08:00");
  }

  private static ObjectNode money(String name, String account, String type, String day) {
    return event(name, account, type, day).put("amount", "1000.00");
  }

  @Test
  void contributionsThatResumeAfterSealingTopUpAgain() {
    Person person = city.person();
    String account = city.account(person, "01", "1000.00", "1000.00");
    court.file(court.freeze(person, "3000.00", 12));
    city.centre().status("seal-" + account, account, "02");
    city.centre().contribution("sealed-" + account, account, "1000.00", "2026-01");
    assertThat(entry(account, 0, "frozen")).isEqualTo("1000.00");

    city.centre().status("open-" + account, account, "01");
    city.centre().contribution("resumed-" + account, account, "500.00", "2026-02");

    assertThat(entry(account, 0, "frozen")).isEqualTo("1500.00");
    assertThat(entry(account, 0, "waiting")).isEqualTo("1500.00");
  }

  @Test
  void r08_aRenewalBeyondTheLongestTermIsReturned() {
    Person person = city.person();
    city.account(person, "01", "10000.00", "1000.00");
    String freezeNo = freeze(person, "8000.00", 12);

    Reply reply = court.file(court.extend(person, freezeNo, 48));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/code")).isEqualTo("TERM_TOO_LONG");
  }

  @Test
  void r12_expiryEndsTheHoldAndTheTopUpTogether() {
    city.at("2025-03-10T10:00:00");
    Person person = city.person();
    String account = city.account(person, "01", "5000.00", "1000.00");
    court.file(court.freeze(person, "8000.00", 6));

    city.at("2025-09-11T00:00:01");
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> isEmpty(account));
    city.centre().contribution("r12-" + account, account, "1000.00", "2025-09");

    assertThat(court.file(court.query(person)).at("/answer/accounts/0/available"))
        .isEqualTo("6000.00");
  }

  @Test
  void q08_aWaiterWithdrawsAndNoMoneyMoves() {
    Person person = city.person();
    String account = city.account(person, "01", "5000.00", "1000.00");
    court.file(court.freeze(person, "5000.00", 12));
    Reply waiting = other.file(other.freeze(person, "3000.00", 12));
    assertThat(waiting.at("/answer/freeze/state")).isEqualTo("WAITING");

    Reply withdrawn = other.file(other.unfreeze(person, waiting.at("/answer/freeze/freezeNo")));

    assertThat(withdrawn.verdict()).isEqualTo("EXECUTED");
    assertThat(withdrawn.at("/answer/freeze/released")).isEqualTo("0.00");
    assertThat(city.centre().freezes(account).json().path("items")).hasSize(1);
    assertThat(entry(account, 0, "frozen")).isEqualTo("5000.00");
  }

  @Test
  void u01_aFullReleaseLeavesNothingFrozen() {
    Person person = city.person();
    String account = city.account(person, "01", "5000.00", "1000.00");
    String freezeNo = freeze(person, "4000.00", 12);

    Reply released = court.file(court.unfreeze(person, freezeNo));

    assertThat(released.at("/answer/freeze/state")).isEqualTo("RELEASED");
    assertThat(released.at("/answer/freeze/released")).isEqualTo("4000.00");
    assertThat(isEmpty(account)).isTrue();
  }

  @Test
  void aReleaseOfTheCeilingTakesTheWaitingPartFirst() {
    Person person = city.person();
    city.account(person, "01", "5000.00", "1000.00");
    String freezeNo = freeze(person, "8000.00", 12);

    Reply lowered = court.file(court.unfreeze(person, freezeNo).with("amount", "2000.00"));

    assertThat(lowered.at("/answer/freeze/ordered")).isEqualTo("6000.00");
    assertThat(lowered.at("/answer/freeze/frozen")).isEqualTo("5000.00");
    assertThat(lowered.at("/answer/freeze/waiting")).isEqualTo("1000.00");
  }

  @Test
  void k04_aQueryWithItsPapersIsAnsweredAtOnceAndRecorded() {
    Person person = city.person();
    city.account(person, "01", "5000.00", "1000.00");
    Filing query = court.query(person);

    Reply answered = court.file(query);

    assertThat(answered.verdict()).isEqualTo("EXECUTED");
    assertThat(city.centre().request(query.requestNo()).status()).isEqualTo(200);
    Reply timeline = court.get("/api/v1/requests/" + query.requestNo() + "/timeline");
    assertThat(timeline.json().path("items")).isNotEmpty();
  }

  @Test
  void oneFreezeOverSeveralAccountsHasAPartOnEach() {
    Person person = city.person();
    String sealed = city.account(person, "02", "3000.00", "0.00");
    String contributing = city.account(person, "01", "5000.00", "1000.00");

    Reply reply = court.file(court.freeze(person, "10000.00", 12));

    assertThat(reply.codes()).contains("ACCOUNTS_MULTIPLE");
    assertThat(reply.at("/answer/freeze/accountNo")).isEqualTo(contributing);
    assertThat(reply.at("/answer/freeze/frozen")).isEqualTo("8000.00");
    assertThat(reply.at("/answer/freeze/parts/0/frozen")).isEqualTo("5000.00");
    assertThat(reply.at("/answer/freeze/parts/0/waiting")).isEqualTo("2000.00");
    assertThat(reply.at("/answer/freeze/parts/1/frozen")).isEqualTo("3000.00");
    assertThat(entry(sealed, 0, "frozen")).isEqualTo("3000.00");
    assertThat(entry(contributing, 0, "frozen")).isEqualTo("5000.00");
  }

  @Test
  void aFreezeDoesNotExpireWhileADeductionReceivedInTimeIsUndecided() {
    city.at("2025-03-10T10:00:00");
    Person person = city.person();
    String account = city.account(person, "01", "5000.00", "1000.00");
    String freezeNo = freeze(person, "4000.00", 6);
    city.at("2025-09-10T16:00:00");
    Filing deduction = court.deduct(person, freezeNo, "4000.00");
    assertThat(court.fileForReview(deduction).at("/status")).isEqualTo("IN_REVIEW");

    city.at("2025-09-12T10:00:00");

    Awaitility.await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(60))
        .until(() -> !isEmpty(account));
    city.centre().clerkDecides(deduction.requestNo(), "RETURN", "DOCUMENT_MISSING");
    Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> isEmpty(account));
  }

  private String freeze(Person person, String yuan, int months) {
    return court.file(court.freeze(person, yuan, months)).at("/answer/freeze/freezeNo");
  }

  private String entry(String account, int place, String field) {
    return city.centre().freezes(account).at("/items/" + place + "/" + field);
  }

  private boolean isEmpty(String account) {
    return city.centre().freezes(account).json().path("items").isEmpty();
  }
}
