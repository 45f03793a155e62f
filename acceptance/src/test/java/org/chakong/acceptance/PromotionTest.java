package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;
import org.junit.jupiter.api.Test;

/** Courts that wait: who moves up, when, and how they learn of it without asking. */
@Jiaozuo
class PromotionTest {

  private static final Instant SETTLED = Instant.parse("2026-11-20T08:00:00Z");

  private final City city;
  private final Court first;
  private final Court second;
  private final Court third;

  PromotionTest(City city) {
    this.city = city;
    this.first = city.court("豫0811");
    this.second = city.court("豫0802");
    this.third = city.court("豫0803");
  }

  @Test
  void aRefusedReviewLetsTheNextCourtMoveUpAndTellsIt() {
    Person person = city.person();
    String account = city.accountNo();
    ObjectNode unclear = World.facts(person, "01", "50000.00", "1000.00");
    unclear.withArray("loans").addObject().put("role", "BORROWER").put("centre", "410800");
    city.world().account(account, unclear);
    Filing reviewed = first.freeze(person, "30000.00", 12);
    assertThat(first.fileForReview(reviewed).at("/status")).isEqualTo("IN_REVIEW");
    city.world().account(account, person, "01", "50000.00", "1000.00");
    Filing waiting = second.freeze(person, "40000.00", 12);
    assertThat(second.file(waiting).at("/answer/freeze/frozen")).isEqualTo("20000.00");

    city.centre().clerkDecides(reviewed.requestNo(), "UNABLE", "LOAN_OUTSTANDING");

    Reply register = city.centre().freezes(account);
    assertThat(register.json().path("items")).hasSize(1);
    assertThat(register.at("/items/0/requestNo")).isEqualTo(waiting.requestNo());
    assertThat(register.at("/items/0/frozen")).isEqualTo("40000.00");
    assertThat(register.at("/items/0/position")).isEqualTo("1");
    assertThat(told(second, waiting, "FREEZE_CHANGED")).contains("已冻结相应金额");
  }

  @Test
  void moneyOfAFailedPayoutThatWasFreeGoesToTheCourtThatCameMeanwhile() {
    Person person = city.person();
    String account = city.account(person, "01", "50000.00", "1000.00");
    Filing deduction = first.deduct(person, null, "30000.00");
    first.fileForReview(deduction);
    Filing waiting = second.freeze(person, "40000.00", 12);
    assertThat(second.file(waiting).at("/answer/freeze/waiting")).isEqualTo("20000.00");
    city.centre().clerkDecides(deduction.requestNo(), "APPROVE", null);
    city.centre().supervisorDecides(deduction.requestNo(), "APPROVE", null);
    String deductionNo =
        city.centre().request(deduction.requestNo()).at("/answer/deduction/deductionNo");
    assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo("20000.00");

    Reply failed = city.centre().bankSays(deductionNo, "FAILED", SETTLED);

    assertThat(failed.at("/answer/verdict")).isEqualTo("RETURNED");
    assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo("40000.00");
    assertThat(city.centre().freezes(account).at("/items/0/waiting")).isEqualTo("0.00");
    assertThat(told(second, waiting, "FREEZE_CHANGED")).contains("已冻结相应金额");
  }

  @Test
  void aCourtWhosePlaceChangedFindsThatOnTheTimelineOfItsRequest() {
    Person person = city.person();
    String account = city.account(person, "01", "5000.00", "1000.00");
    first.file(first.freeze(person, "5000.00", 12));
    String freezeNo =
        second.file(second.freeze(person, "3000.00", 12)).at("/answer/freeze/freezeNo");
    Filing last = third.freeze(person, "2000.00", 12);
    assertThat(third.file(last).at("/answer/freeze/position")).isEqualTo("3");

    second.file(second.unfreeze(person, freezeNo));

    assertThat(city.centre().freezes(account).at("/items/1/requestNo")).isEqualTo(last.requestNo());
    assertThat(told(third, last, "FREEZE_CHANGED")).contains("顺位提前");
    Reply freezes = third.get("/api/v1/freezes?limit=200");
    assertThat(freezes.json().path("items"))
        .filteredOn(freeze -> freeze.path("requestNo").asText().equals(last.requestNo()))
        .singleElement()
        .satisfies(freeze -> assertThat(freeze.path("position").asInt()).isEqualTo(2));
  }

  @Test
  void aPrintedEndThatPassedWhileItWaitedEndsTheFreezeWithoutEffect() {
    city.at("2025-03-10T10:00:00");
    Person person = city.person();
    String account = city.account(person, "01", "5000.00", "1000.00");
    String ahead = first.file(first.freeze(person, "5000.00", 12)).at("/answer/freeze/freezeNo");
    Filing waiting = second.freeze(person, "3000.00", 12).with("until", "2025-06-30");
    assertThat(second.file(waiting).at("/answer/freeze/state")).isEqualTo("WAITING");
    city.at("2025-07-01T10:00:00");
    assertThat(city.centre().freezes(account).json().path("items")).hasSize(2);

    first.file(first.unfreeze(person, ahead));

    assertThat(city.centre().freezes(account).json().path("items")).isEmpty();
    assertThat(first.file(first.query(person)).at("/answer/accounts/0/available"))
        .isEqualTo("5000.00");
    assertThat(told(second, waiting, "FREEZE_EXPIRED")).isNotBlank();
  }

  @Test
  void aDeductionReceivedInTimeIsPaidAfterTheEndAndTheRestEndsThen() {
    city.at("2025-03-10T10:00:00");
    Person person = city.person();
    String account = city.account(person, "01", "5000.00", "1000.00");
    String freezeNo = first.file(first.freeze(person, "4000.00", 6)).at("/answer/freeze/freezeNo");
    city.at("2025-09-10T16:00:00");
    Filing deduction = first.deduct(person, freezeNo, "3000.00");
    assertThat(first.fileForReview(deduction).at("/status")).isEqualTo("IN_REVIEW");
    city.at("2025-09-12T10:00:00");

    city.centre().clerkDecides(deduction.requestNo(), "APPROVE", null);
    Reply executing = city.centre().supervisorDecides(deduction.requestNo(), "APPROVE", null);
    assertThat(executing.at("/status")).isEqualTo("EXECUTING");
    assertThat(executing.at("/answer/deduction/deducted")).isEqualTo("3000.00");
    assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo("1000.00");
    city.centre().bankSays(executing.at("/answer/deduction/deductionNo"), "PAID", SETTLED);

    City.eventually(
        () -> city.centre().freezes(account), reply -> reply.json().path("items").isEmpty());
    assertThat(first.file(first.query(person)).at("/answer/accounts/0/available"))
        .isEqualTo("2000.00");
  }

  /** What the court's timeline says about the notice, once it is there. */
  private static String told(Court court, Filing filing, String what) {
    String path = "/api/v1/requests/" + filing.requestNo() + "/timeline";
    Reply timeline =
        City.eventually(() -> court.get(path), reply -> reply.json().toString().contains(what));
    StringBuilder details = new StringBuilder();
    for (var event : timeline.json().path("items")) {
      if (event.path("what").asText().equals(what)) {
        details.append(event.path("detail").asText());
      }
    }
    return details.toString();
  }
}
