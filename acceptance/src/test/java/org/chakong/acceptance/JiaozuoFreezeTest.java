package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;
import org.chakong.contracts.request.DocumentType;
import org.junit.jupiter.api.Test;

@Jiaozuo
class JiaozuoFreezeTest {

  private final City city;
  private final Court court;

  JiaozuoFreezeTest(City city) {
    this.city = city;
    this.court = city.court("豫0811");
  }

  @Test
  void f01_aFreezeBelowTheBalanceIsExecutedAtOnceForOneYear() {
    city.at("2025-11-20T10:00:00");
    Person p1 = city.person();
    city.account(p1, "01", "86450.32", "2400.00");

    Reply reply = court.file(court.freeze(p1, "30000.00", 12));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.verdict()).isEqualTo("EXECUTED");
    assertThat(reply.at("/answer/freeze/frozen")).isEqualTo("30000.00");
    assertThat(reply.at("/answer/freeze/waiting")).isEqualTo("0.00");
    assertThat(reply.at("/answer/freeze/until")).isEqualTo("2026-11-20");
    assertThat(reply.at("/sla/dueAt")).isEqualTo("2025-11-25T00:00:00+08:00");
    assertThat(reply.at("/sla/statutory")).isEqualTo("true");
    assertThat(balances(p1)).containsExactly("86450.32", "56450.32", "30000.00");
  }

  @Test
  void aCaseKeepsItsNumberWhenTheLegalClockIsSetBack() {
    city.at("2024-11-20T10:12:00");
    Person person = city.person();
    city.account(person, "01", "86450.32", "2400.00");
    Filing filing = court.freeze(person, "30000.00", 12).caseNumber("（2026）豫0811执123号");
    assertThat(court.file(filing).verdict()).isEqualTo("EXECUTED");
  }

  @Test
  void f02_whatIsMissingToTheOrderedAmountWaitsForContributions() {
    Person p1 = city.person();
    String account = city.account(p1, "01", "86450.32", "2400.00");

    Reply reply = court.file(court.freeze(p1, "100000.00", 12));

    assertThat(reply.verdict()).isEqualTo("PARTLY_EXECUTED");
    assertThat(reply.at("/answer/freeze/ordered")).isEqualTo("100000.00");
    assertThat(reply.at("/answer/freeze/frozen")).isEqualTo("86450.32");
    assertThat(reply.at("/answer/freeze/waiting")).isEqualTo("13549.68");
    assertThat(reply.at("/answer/freeze/topUp")).isEqualTo("true");
    city.centre().contribution("f02-" + account, account, "2400.00", "2026-12");
    assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo("88850.32");
  }

  @Test
  void f03_anOutstandingLoanBarsTheFreezeAndLeavesNoPlaceInTheQueue() {
    city.at("2025-11-20T10:00:00");
    Person p2 = city.person();
    String account = city.accountNo();
    ObjectNode facts = World.facts(p2, "01", "41200.00", "1800.00");
    loan(facts, "BORROWER", "410800");
    city.world().account(account, facts);

    Reply reply = court.file(court.freeze(p2, "20000.00", 12));

    assertThat(reply.verdict()).isEqualTo("UNABLE");
    assertThat(reply.codes()).containsExactly("LOAN_OUTSTANDING");
    assertThat(reply.at("/answer/reasons/0/citation")).contains("第二条");
    assertThat(reply.at("/answer/wayForward")).isNotBlank();
    assertThat(reply.at("/sla/state")).isEqualTo("MET");
    assertThat(city.centre().freezes(account).json().path("items")).isEmpty();

    city.world().account(account, p2, "01", "41200.00", "1800.00");
    city.centre().contribution("f03-" + account, account, "1800.00", "2026-11");
    assertThat(city.centre().freezes(account).json().path("items"))
        .as("nothing is frozen by itself once the loan is paid")
        .isEmpty();
  }

  @Test
  void f04_aGuarantorIsNotFrozenAndTheBorrowerIsNotNamed() {
    city.at("2025-11-20T10:00:00");
    Person p3 = city.person();
    String account = city.accountNo();
    ObjectNode facts = World.facts(p3, "01", "58900.00", "1800.00");
    facts.withArray("guarantees").addObject().put("loanOutstanding", true).put("released", false);
    city.world().account(account, facts);

    Reply reply = court.file(court.freeze(p3, "20000.00", 12));

    assertThat(reply.verdict()).isEqualTo("UNABLE");
    assertThat(reply.codes()).containsExactly("GUARANTOR");
    assertThat(reply.at("/sla/dueAt")).isNotNull();
    assertThat(reply.json().path("answer").toString()).doesNotContain("测试", "210000.00");
    assertThat(city.centre().freezes(account).json().path("items")).isEmpty();
  }

  @Test
  void f04_aPaidLoanWhoseGuaranteeStandsStillBars() {
    Person person = city.person();
    String account = city.accountNo();
    ObjectNode facts = World.facts(person, "01", "58900.00", "1800.00");
    facts.withArray("guarantees").addObject().put("loanOutstanding", false).put("released", false);
    city.world().account(account, facts);

    Reply reply = court.file(court.freeze(person, "20000.00", 12));

    assertThat(reply.codes()).containsExactly("GUARANTEE_NOT_RELEASED");
  }

  @Test
  void f07_aFreezeWithoutAFigureIsReturnedAtTheDoor() {
    Filing filing = court.freeze(city.person(), "1.00", 12);
    filing.instruction().remove("amount");
    returned(filing, "AMOUNT_MISSING");
  }

  @Test
  void f08_aFreezeWithoutATermIsReturned() {
    Filing filing = court.freeze(city.person(), "20000.00", 12);
    filing.instruction().remove("termMonths");
    returned(filing, "TERM_MISSING");
  }

  @Test
  void f09_oneOfficerAloneIsTooFew() {
    Filing filing = court.freeze(city.person(), "20000.00", 12);
    filing.officers().remove(1);
    returned(filing, "OFFICERS_TOO_FEW");
  }

  @Test
  void f10_anExpiredDutyPermitIsReturned() {
    city.at("2026-11-20T10:00:00");
    Filing filing = court.freeze(city.person(), "20000.00", 12);
    filing.officers().remove(1);
    filing.officer("测试执行员三", "GZ-0003", "2030-12-31", "ZX-0003", "2026-06-30");
    returned(filing, "PERMIT_EXPIRED");
  }

  @Test
  void f11_eachOfficerNeedsBothPermits() {
    Filing filing = court.freeze(city.person(), "20000.00", 12);
    ((ObjectNode) filing.officers().get(1)).remove(List.of("dutyPermitNo", "dutyPermitValidUntil"));
    returned(filing, "PERMIT_MISSING");
  }

  @Test
  void f13_aFreezeWithoutARulingIsReturned() {
    returned(
        court.freeze(city.person(), "20000.00", 12).papers(DocumentType.ASSISTANCE_NOTICE),
        "DOCUMENT_MISSING");
  }

  @Test
  void f15_aCourtCannotFileForAnother() {
    Filing filing = court.handOver(court.freeze(city.person(), "20000.00", 12));
    Court other = city.court("豫0802");

    Reply reply = other.file(filing);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/code")).isEqualTo("SENDER_MISMATCH");
    assertThat(court.request(filing.requestNo()).status()).isEqualTo(404);
  }

  @Test
  void f19_anotherNameThanTheIdNumbersGivesNothingAway() {
    Person p1 = city.person();
    city.account(p1, "01", "86450.32", "2400.00");

    Reply reply = court.file(court.freeze(new Person("测试申", p1.idNumber()), "20000.00", 12));

    assertThat(reply.verdict()).isEqualTo("UNABLE");
    assertThat(reply.codes()).containsExactly("NAME_ID_MISMATCH");
    assertThat(new String(reply.body(), StandardCharsets.UTF_8))
        .doesNotContain("86450.32")
        .doesNotContain(p1.name());
  }

  @Test
  void f20_aWrongCheckDigitIsRefusedAtTheDoor() {
    Filing filing = court.freeze(city.person(), "20000.00", 12);
    filing.subject().put("idNumber", "410811198503152011");
    returned(filing, "IDENTITY_INVALID");
  }

  @Test
  void f22_aSealedAccountGivesWhatItHasAndExpectsNothing() {
    Person p7 = city.person();
    city.account(p7, "02", "18760.40", "0.00");

    Reply reply = court.file(court.freeze(p7, "20000.00", 12));

    assertThat(reply.verdict()).isEqualTo("PARTLY_EXECUTED");
    assertThat(reply.at("/answer/freeze/frozen")).isEqualTo("18760.40");
    assertThat(reply.at("/answer/freeze/waiting")).isEqualTo("1239.60");
    assertThat(reply.at("/answer/freeze/topUp")).isEqualTo("false");
  }

  @Test
  void f23_aClosedAccountCannotBeFrozen() {
    Person p8 = city.person();
    String account = city.accountNo();
    city.world()
        .account(account, World.facts(p8, "05", "0.00", "0.00").put("closedOn", "2023-06-12"));

    Reply reply = court.file(court.freeze(p8, "20000.00", 12));

    assertThat(reply.verdict()).isEqualTo("UNABLE");
    assertThat(reply.codes()).containsExactly("ACCOUNT_CLOSED");
    assertThat(reply.at("/answer/reasons/0/detail")).contains("2023-06-12");
    assertThat(city.centre().freezes(account).json().path("items")).isEmpty();
  }

  @Test
  void f24_anUnknownPersonHasNoAccount() {
    Reply reply = court.file(court.freeze(city.person(), "20000.00", 12));

    assertThat(reply.verdict()).isEqualTo("UNABLE");
    assertThat(reply.codes()).containsExactly("NO_ACCOUNT");
    assertThat(reply.at("/answer/reasons/0/detail")).contains("查无开户信息");
  }

  @Test
  void f26_aTermOfFiveYearsIsReturned() {
    returned(court.freeze(city.person(), "20000.00", 60), "TERM_TOO_LONG");
  }

  @Test
  void f27_aRelatedPersonMayNotBeFrozen() {
    Filing filing = court.freeze(city.person(), "20000.00", 12);
    filing.subject().put("role", "RELATED_PERSON").put("reason", "配偶");
    returned(filing, "NOT_A_DEBTOR");
  }

  @Test
  void f28_aPreservationBeforeJudgmentIsAllowed() {
    Person person = city.person();
    city.account(person, "01", "30000.00", "1000.00");
    Filing filing =
        court
            .freeze(person, "20000.00", 12)
            .papers(DocumentType.PRESERVATION_RULING, DocumentType.ASSISTANCE_NOTICE)
            .caseNumber("（2025）豫0811执保55号");
    filing.subject().put("role", "PARTY");

    assertThat(court.file(filing).verdict()).isEqualTo("EXECUTED");
  }

  @Test
  void f29_theSameRequestAgainGivesTheStoredAnswerAndOneHold() {
    Person p1 = city.person();
    String account = city.account(p1, "01", "86450.32", "2400.00");
    Filing filing = court.freeze(p1, "30000.00", 12);

    Reply once = court.file(filing);
    Reply again = court.file(filing);

    assertThat(again.at("/answer/freeze/freezeNo")).isEqualTo(once.at("/answer/freeze/freezeNo"));
    assertThat(again.at("/answeredAt")).isEqualTo(once.at("/answeredAt"));
    assertThat(city.centre().freezes(account).json().path("items")).hasSize(1);
  }

  @Test
  void f30_theSameNumberWithAnotherAmountIsRefusedAndTheOriginalStands() {
    Person p1 = city.person();
    String account = city.account(p1, "01", "86450.32", "2400.00");
    Filing filing = court.freeze(p1, "30000.00", 12);
    court.file(filing);

    Reply reused = court.file(filing.with("amount", "50000.00"));

    assertThat(reused.status()).isEqualTo(409);
    assertThat(reused.at("/code")).isEqualTo("REQUEST_NO_REUSED");
    assertThat(city.centre().freezes(account).at("/items/0/ordered")).isEqualTo("30000.00");
  }

  @Test
  void f32_anApprovedWithdrawalNotYetPaidIsStoppedByTheFreeze() {
    Person p1 = city.person();
    String account = city.account(p1, "01", "86450.32", "2400.00");
    city.centre().withdrawal("w-" + account, account, "20000.00", "APPROVED");

    Reply reply = court.file(court.freeze(p1, "86450.32", 12));

    assertThat(reply.at("/answer/freeze/frozen")).isEqualTo("86450.32");
    Reply paid = city.centre().withdrawal("w2-" + account, account, "20000.00", "PAID");
    assertThat(paid.at("/items/0/result")).isEqualTo("REFUSED");
  }

  @Test
  void f32_whatWasPaidOutBeforeTheFreezeIsGone() {
    Person p1 = city.person();
    String account = city.account(p1, "01", "86450.32", "2400.00");
    city.centre().withdrawal("w-" + account, account, "20000.00", "PAID");

    Reply reply = court.file(court.freeze(p1, "86450.32", 12));

    assertThat(reply.verdict()).isEqualTo("PARTLY_EXECUTED");
    assertThat(reply.at("/answer/freeze/frozen")).isEqualTo("66450.32");
    assertThat(reply.at("/answer/freeze/waiting")).isEqualTo("20000.00");
  }

  @Test
  void f34_anAmountInWordsThatDiffersFromTheFiguresIsReturned() {
    returned(
        court.freeze(city.person(), "30000.00", 12).with("amountInWords", "叁万伍仟元整"),
        "AMOUNT_INCONSISTENT");
  }

  private void returned(Filing filing, String code) {
    Reply reply = court.file(filing);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.codes()).containsExactly(code);
    assertThat(reply.at("/code")).isEqualTo(code);
    assertThat(court.request(filing.requestNo()).status()).isEqualTo(404);
    assertThat(city.centre().request(filing.requestNo()).status()).isEqualTo(404);
  }

  private List<String> balances(Person person) {
    Reply reply = court.file(court.query(person));
    return List.of(
        reply.at("/answer/accounts/0/balance"),
        reply.at("/answer/accounts/0/available"),
        reply.at("/answer/accounts/0/frozen"));
  }

  private static void loan(ObjectNode facts, String role, String centre) {
    facts
        .withArray("loans")
        .addObject()
        .put("role", role)
        .put("centre", centre)
        .put("outstanding", true)
        .put("balance", "210000.00");
  }
}
