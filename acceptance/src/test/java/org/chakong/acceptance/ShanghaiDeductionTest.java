package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.Consumer;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;
import org.chakong.contracts.request.DocumentType;
import org.junit.jupiter.api.Test;

/** Shanghai's article 3: five conditions, seven grounds, at the window. */
@Shanghai
class ShanghaiDeductionTest {

  private static final Consumer<ObjectNode> NOTHING_SPECIAL = facts -> {};

  private final City city;

  ShanghaiDeductionTest(City city) {
    this.city = city;
  }

  @Test
  void d01_aRetiredDebtorIsDeductedWithoutProofOfAgeAndTheRestStays() {
    city.at("2026-11-20T10:00:00");
    Person p6 = Person.of("测试己", "310106196012051010");
    String account = city.account(p6, "02", "75310.10", "0.00");

    Filing deduction = deduct(p6, "50000.00", "RETIRED");
    Reply paid = payOut(deduction);

    assertThat(paid.verdict()).isEqualTo("EXECUTED");
    assertThat(paid.at("/answer/deduction/deducted")).isEqualTo("50000.00");
    Reply query = city.court("沪0106").file(city.court("沪0106").query(p6));
    assertThat(query.at("/answer/accounts/0/accountNo")).isEqualTo(account);
    assertThat(query.at("/answer/accounts/0/balance")).isEqualTo("25310.10");
    assertThat(query.at("/answer/accounts/0/status")).isEqualTo("02");
  }

  @Test
  void d02_settledAbroadNeedsProofAndWithProofIsPaid() {
    Person person = withAccount(NOTHING_SPECIAL);
    Reply without = city.centre().counter(deduct(person, "1000.00", "EMIGRATED"));
    assertThat(without.verdict()).isEqualTo("RETURNED");
    assertThat(without.codes()).containsExactly("PROOF_MISSING");

    Filing proven = deduct(person, "1000.00", "EMIGRATED").paper(DocumentType.CONDITION_PROOF);
    assertThat(payOut(proven).verdict()).isEqualTo("EXECUTED");
  }

  @Test
  void d03_aDeadDebtorIsDeductedAndTheAnswerSaysSo() {
    Person person = withAccount(facts -> owner(facts).put("deceased", true));
    Reply paid = payOut(deduct(person, "1000.00", "DECEASED"));
    assertThat(paid.verdict()).isEqualTo("EXECUTED");
    assertThat(paid.codes()).containsExactly("DEBTOR_DECEASED");
    Reply query = city.court("沪0106").file(city.court("沪0106").query(person));
    assertThat(query.at("/answer/accounts/0/balance"))
        .as("left to the heirs")
        .isEqualTo("59000.00");
  }

  @Test
  void d04_aHousingDebtStatedInTheJudgmentNeedsNoFurtherProof() {
    Person person = withAccount(NOTHING_SPECIAL);
    assertThat(payOut(deduct(person, "1000.00", "HOUSING_DEBT")).verdict()).isEqualTo("EXECUTED");
  }

  @Test
  void d05_thePriceOfAShopIsNoHousingDebt() {
    Filing filing = deduct(withAccount(NOTHING_SPECIAL), "1000.00", "NONE");
    filing.courtCase().put("cause", "商铺买卖合同纠纷");
    Reply reply = city.centre().counter(filing);
    assertThat(reply.verdict()).isEqualTo("UNABLE");
    assertThat(reply.codes()).containsExactly("CONDITION_NOT_MET");
  }

  @Test
  void d07_aCreditorInHardshipNeedsTheCertificate() {
    Person person = withAccount(NOTHING_SPECIAL);
    Reply without = city.centre().counter(deduct(person, "1000.00", "VULNERABLE_CREDITOR"));
    assertThat(without.codes()).containsExactly("PROOF_MISSING");
    Filing proven =
        deduct(person, "1000.00", "VULNERABLE_CREDITOR").paper(DocumentType.CONDITION_PROOF);
    assertThat(payOut(proven).verdict()).isEqualTo("EXECUTED");
  }

  @Test
  void d08_migrantWorkersWagesStatedInTheJudgmentArePaid() {
    Person person = withAccount(NOTHING_SPECIAL);
    assertThat(payOut(deduct(person, "1000.00", "PRIORITY_CLAIM")).verdict()).isEqualTo("EXECUTED");
  }

  @Test
  void d09_noneOfTheGroundsIsUnableAndTheFreezeContinues() {
    Person person = city.person();
    String account = city.account(person, "01", "60000.00", "2000.00");
    city.centre().counter(city.court("沪0106").freeze(person, "40000.00", 36));

    Reply reply = city.centre().counter(deduct(person, "1000.00", "NONE"));

    assertThat(reply.verdict()).isEqualTo("UNABLE");
    assertThat(reply.codes()).containsExactly("CONDITION_NOT_MET");
    assertThat(reply.at("/answer/wayForward")).isNotBlank();
    assertThat(city.centre().freezes(account).at("/items/0/frozen")).isEqualTo("40000.00");
  }

  @Test
  void d10_withoutTheWordOnOtherAssetsItIsReturned() {
    Filing filing = deduct(withAccount(NOTHING_SPECIAL), "1000.00", "PRIORITY_CLAIM");
    filing.instruction().put("otherAssetsExhausted", false);
    Reply reply = city.centre().counter(filing);
    assertThat(reply.verdict()).isEqualTo("RETURNED");
    assertThat(reply.codes()).containsExactly("OTHER_ASSETS_NOT_EXHAUSTED");
  }

  @Test
  void d11_advanceExecutionIsUnableThoughTheGroundFits() {
    Filing filing = deduct(withAccount(NOTHING_SPECIAL), "1000.00", "PRIORITY_CLAIM");
    filing.courtCase().put("advanceExecution", true);
    Reply reply = city.centre().counter(filing);
    assertThat(reply.verdict()).isEqualTo("UNABLE");
    assertThat(reply.codes()).containsExactly("ADVANCE_EXECUTION");
  }

  @Test
  void d13_aRunningRentAgreementBars() {
    Person person =
        withAccount(facts ->
            facts
                .withArray("withdrawalAgreements")
                .addObject()
                .put("kind", "RENT")
                .put("active", true));
    Reply reply = city.centre().counter(deduct(person, "1000.00", "PRIORITY_CLAIM"));
    assertThat(reply.verdict()).isEqualTo("UNABLE");
    assertThat(reply.codes()).containsExactly("WITHDRAWAL_AGREEMENT");
  }

  private static Filing deduct(Person person, String yuan, String condition) {
    return Filing.deduct(
            "沪0106", "310100", person, null, yuan, "上海市静安区人民法院执行款专户", "31001500000000000106")
        .with("condition", condition);
  }

  /** Files at the window; the supervisor approves and the bank confirms. */
  private Reply payOut(Filing deduction) {
    Reply taken = city.centre().counter(deduction);
    assertThat(taken.at("/status")).isEqualTo("IN_REVIEW");
    Reply approved = city.centre().supervisorDecides(deduction.requestNo(), "APPROVE", null);
    assertThat(approved.at("/status")).isEqualTo("EXECUTING");
    return city.centre()
        .bankSays(
            approved.at("/answer/deduction/deductionNo"),
            "PAID",
            Instant.parse("2026-11-20T08:00:00Z"));
  }

  private Person withAccount(Consumer<ObjectNode> change) {
    Person person = city.person();
    ObjectNode facts = World.facts(person, "01", "60000.00", "2000.00");
    change.accept(facts);
    city.world().account(city.accountNo(), facts);
    return person;
  }

  private static ObjectNode owner(ObjectNode facts) {
    return (ObjectNode) facts.get("owner");
  }
}
