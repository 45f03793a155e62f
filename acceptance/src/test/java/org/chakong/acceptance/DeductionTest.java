package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.Test;

@Jiaozuo
class DeductionTest {

  private static final Instant SETTLED = Instant.parse("2026-11-20T08:00:00Z");

  private final City city;
  private final Court court;

  DeductionTest(City city) {
    this.city = city;
    this.court = city.court("豫0811");
  }

  @Test
  void d20_anOnlineDeductionIsHeldReviewedByTwoPersonsAndPaid() {
    Person person = city.person();
    String account = city.account(person, "01", "86450.32", "2400.00");
    String freezeNo =
        court.file(court.freeze(person, "30000.00", 12)).at("/answer/freeze/freezeNo");
    Filing deduction = court.deduct(person, freezeNo, "30000.00");

    Reply filed = court.fileForReview(deduction);
    assertThat(filed.at("/status")).isEqualTo("IN_REVIEW");

    approve(deduction);
    Reply executing =
        City.eventually(
            () -> court.request(deduction.requestNo()),
            reply -> "EXECUTING".equals(reply.at("/status")));
    assertThat(executing.at("/answer/verdict")).isNull();
    assertThat(executing.at("/answer/deduction/payout/state")).isEqualTo("INSTRUCTED");

    city.centre().bankSays(executing.at("/answer/deduction/deductionNo"), "PAID", SETTLED);
    Reply answered = answered(deduction);
    assertThat(answered.verdict()).isEqualTo("EXECUTED");
    assertThat(answered.at("/answer/deduction/deducted")).isEqualTo("30000.00");
    assertThat(answered.at("/answer/deduction/short")).isEqualTo("0.00");
    assertThat(answered.at("/answer/deduction/payout/state")).isEqualTo("PAID");
    assertThat(city.centre().freezes(account).json().path("items")).isEmpty();
    assertThat(court.file(court.query(person)).at("/answer/accounts/0/balance"))
        .isEqualTo("56450.32");
  }

  @Test
  void d16_withoutAFreezeTheDeductionItselfHoldsTheMoney() {
    Person person = city.person();
    city.account(person, "01", "40000.00", "2400.00");
    Filing deduction = court.deduct(person, null, "10000.00");

    court.fileForReview(deduction);
    assertThat(court.file(court.query(person)).at("/answer/accounts/0/available"))
        .isEqualTo("30000.00");

    approve(deduction);
    city.centre().bankSays(deductionNo(deduction), "PAID", SETTLED);
    assertThat(answered(deduction).verdict()).isEqualTo("EXECUTED");
  }

  @Test
  void anAmountBeyondWhatThereIsIsPaidInPartAndReportedShort() {
    Person person = city.person();
    city.account(person, "02", "8000.00", "0.00");
    Filing deduction = court.deduct(person, null, "10000.00");
    court.fileForReview(deduction);
    approve(deduction);
    city.centre().bankSays(deductionNo(deduction), "PAID", SETTLED);

    Reply answered = answered(deduction);
    assertThat(answered.verdict()).isEqualTo("PARTLY_EXECUTED");
    assertThat(answered.at("/answer/deduction/deducted")).isEqualTo("8000.00");
    assertThat(answered.at("/answer/deduction/short")).isEqualTo("2000.00");
  }

  @Test
  void aFailedPayoutPutsTheMoneyBackUnderTheSameFreezeAtTheSamePlace() {
    Person person = city.person();
    String account = city.account(person, "01", "50000.00", "2400.00");
    String freezeNo =
        court.file(court.freeze(person, "30000.00", 12)).at("/answer/freeze/freezeNo");
    city.court("豫0802").file(city.court("豫0802").freeze(person, "30000.00", 12));
    String before = city.centre().freezes(account).json().path("items").toString();
    Filing deduction = court.deduct(person, freezeNo, "20000.00");
    court.fileForReview(deduction);
    approve(deduction);

    Reply failed = city.centre().bankSays(deductionNo(deduction), "FAILED", SETTLED);

    assertThat(failed.at("/answer/deduction/payout/state")).isEqualTo("FAILED");
    assertThat(city.centre().freezes(account).json().path("items")).hasToString(before);
    assertThat(court.file(court.query(person)).at("/answer/accounts/0/balance"))
        .isEqualTo("50000.00");
  }

  @Test
  void theBanksWordAgainReplaysAndAnotherWordIsAConflict() {
    Person person = city.person();
    city.account(person, "01", "50000.00", "2400.00");
    Filing deduction = court.deduct(person, null, "20000.00");
    court.fileForReview(deduction);
    approve(deduction);
    String deductionNo = deductionNo(deduction);

    assertThat(city.centre().bankSays(deductionNo, "PAID", SETTLED).status()).isEqualTo(200);
    assertThat(city.centre().bankSays(deductionNo, "PAID", SETTLED).status()).isEqualTo(200);
    assertThat(city.centre().bankSays(deductionNo, "FAILED", SETTLED).status()).isEqualTo(409);
    assertThat(court.file(court.query(person)).at("/answer/accounts/0/balance"))
        .isEqualTo("30000.00");
  }

  @Test
  void theSupervisorCannotDecideBeforeTheClerkAndRefusalGivesTheMoneyBack() {
    Person person = city.person();
    city.account(person, "01", "50000.00", "2400.00");
    Filing deduction = court.deduct(person, null, "20000.00");
    court.fileForReview(deduction);

    Reply early = city.centre().supervisorDecides(deduction.requestNo(), "APPROVE", null);
    assertThat(early.status()).isBetween(403, 409);

    city.centre().clerkDecides(deduction.requestNo(), "UNABLE", "CONDITION_NOT_MET");
    Reply answered = answered(deduction);
    assertThat(answered.verdict()).isEqualTo("UNABLE");
    assertThat(answered.codes()).containsExactly("CONDITION_NOT_MET");
    assertThat(court.file(court.query(person)).at("/answer/accounts/0/available"))
        .isEqualTo("50000.00");
  }

  @Test
  void d17_anAccountThatIsNotTheCourtsIsReturned() {
    Filing deduction = court.deduct(city.person(), null, "10000.00");
    ((ObjectNode) deduction.instruction().get("payee")).put("accountNo", "6222000000000000000");
    Reply reply = court.fileForReview(deduction);
    assertThat(reply.verdict()).isEqualTo("RETURNED");
    assertThat(reply.codes()).containsExactly("PAYEE_INVALID");
  }

  @Test
  void d18_withoutTheEffectiveJudgmentItIsReturned() {
    Filing deduction = court.deduct(city.person(), null, "10000.00");
    deduction.documents().remove(2);
    Reply reply = court.fileForReview(deduction);
    assertThat(reply.codes()).containsExactly("DOCUMENT_MISSING");
  }

  @Test
  void d19_aPreservationCaseCannotDeduct() {
    Filing deduction = court.deduct(city.person(), null, "10000.00").caseNumber("（2025）豫0811执保3号");
    Reply reply = court.fileForReview(deduction);
    assertThat(reply.verdict()).isEqualTo("REJECTED");
    assertThat(reply.codes()).contains("CASE_TYPE_NOT_ALLOWED");
  }

  @Test
  void d22_aDeductionFiledAgainIsPaidOnce() {
    Person person = city.person();
    city.account(person, "01", "50000.00", "2400.00");
    Filing deduction = court.deduct(person, null, "20000.00");
    court.fileForReview(deduction);
    court.fileForReview(deduction);
    approve(deduction);
    String deductionNo = deductionNo(deduction);
    court.fileForReview(deduction);
    city.centre().bankSays(deductionNo, "PAID", SETTLED);
    court.fileForReview(deduction);

    assertThat(answered(deduction).at("/answer/deduction/deductionNo")).isEqualTo(deductionNo);
    assertThat(court.file(court.query(person)).at("/answer/accounts/0/balance"))
        .isEqualTo("30000.00");
  }

  @Test
  void aReleaseWaitsForADeductionInProgress() {
    Person person = city.person();
    city.account(person, "01", "50000.00", "2400.00");
    String freezeNo =
        court.file(court.freeze(person, "30000.00", 12)).at("/answer/freeze/freezeNo");
    Filing deduction = court.deduct(person, freezeNo, "20000.00");
    court.fileForReview(deduction);
    Filing release = court.unfreeze(person, freezeNo);
    Reply pending = court.post(court.handOver(release), Map.of("Prefer", "wait=1"));
    assertThat(pending.at("/status")).isNotEqualTo("ANSWERED");

    approve(deduction);
    city.centre().bankSays(deductionNo(deduction), "PAID", SETTLED);

    Reply released = answered(release);
    assertThat(released.verdict()).isEqualTo("EXECUTED");
    assertThat(released.at("/answer/freeze/state")).isEqualTo("RELEASED");
    assertThat(released.at("/answer/freeze/released")).isEqualTo("10000.00");
  }

  private void approve(Filing deduction) {
    assertThat(city.centre().clerkDecides(deduction.requestNo(), "APPROVE", null).status())
        .isEqualTo(200);
    assertThat(city.centre().supervisorDecides(deduction.requestNo(), "APPROVE", null).status())
        .isEqualTo(200);
  }

  private String deductionNo(Filing deduction) {
    return city.centre().request(deduction.requestNo()).at("/answer/deduction/deductionNo");
  }

  private Reply answered(Filing filing) {
    return City.eventually(
        () -> court.request(filing.requestNo()), reply -> "ANSWERED".equals(reply.at("/status")));
  }
}
