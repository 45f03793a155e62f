package org.chakong.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.contracts.policy.FilingFixture.deduct;
import static org.chakong.contracts.policy.FilingFixture.extend;
import static org.chakong.contracts.policy.FilingFixture.freeze;
import static org.chakong.contracts.policy.FilingFixture.payeeOf;
import static org.chakong.contracts.policy.FilingFixture.shanghai;
import static org.chakong.contracts.policy.FilingFixture.unfreeze;

import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Payee;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.SubjectRole;
import org.chakong.contracts.request.Verdict;
import org.junit.jupiter.api.Test;

/** What Shanghai 2021 says of a request's form; ids are those of the acceptance scenarios. */
class ShanghaiFilingTest {
  private static final String COURT = "沪0106";
  private static final Instruction.Query QUERY = new Instruction.Query();

  @Test
  void h01_only_queries_come_online() {
    assertRejected(shanghai(freeze("1.00")).via(Channel.ONLINE), ReasonCode.CHANNEL_NOT_ALLOWED);
    assertRejected(shanghai(extend(12)).via(Channel.ONLINE), ReasonCode.CHANNEL_NOT_ALLOWED);
    assertRejected(shanghai(unfreeze()).via(Channel.ONLINE), ReasonCode.CHANNEL_NOT_ALLOWED);
    assertRejected(
        shanghai(deduct(COURT, DeductCondition.RETIRED)).via(Channel.ONLINE),
        ReasonCode.CHANNEL_NOT_ALLOWED);
    assertThat(shanghai(QUERY).via(Channel.ONLINE).codes()).isEmpty();
  }

  @Test
  void h02_a_complete_freeze_at_the_counter_fails_no_rule() {
    assertThat(
            shanghai(new Instruction.Freeze(Money.parse("40000.00"), null, 36, null, null)).codes())
        .isEmpty();
    assertThat(shanghai(extend(36)).codes()).isEmpty();
    assertThat(shanghai(unfreeze()).codes()).isEmpty();
  }

  @Test
  void h02_copies_of_ruling_and_notice_will_not_do() {
    FilingFixture filing =
        shanghai(freeze("1.00"))
            .without(DocumentType.ASSISTANCE_NOTICE)
            .with(DocumentType.ASSISTANCE_NOTICE, null, false);

    assertReturned(filing, ReasonCode.ORIGINAL_REQUIRED);
    assertThat(filing.check().failures().getFirst().field()).isEqualTo("documents[1].original");
  }

  @Test
  void h15_three_years_and_a_day_are_too_long() {
    Money amount = Money.parse("1.00");
    var lastDay = FilingFixture.TODAY.plusYears(3);

    assertThat(shanghai(new Instruction.Freeze(amount, null, null, lastDay, null)).codes())
        .isEmpty();
    assertReturned(
        shanghai(new Instruction.Freeze(amount, null, null, lastDay.plusDays(1), null)),
        ReasonCode.TERM_TOO_LONG);
  }

  @Test
  void h16_one_officer_with_a_work_permit_only_is_enough() {
    assertThat(shanghai(freeze("1.00")).codes()).isEmpty();
    assertReturned(shanghai(freeze("1.00")).by(), ReasonCode.OFFICERS_TOO_FEW);
  }

  @Test
  void h18_a_court_from_elsewhere_is_out_of_scope() {
    FilingFixture filing =
        shanghai(QUERY)
            .via(Channel.ONLINE)
            .without(DocumentType.ASSISTANCE_NOTICE)
            .inCase("（2026）豫0811执123号", "豫0811");

    assertRejected(filing, ReasonCode.OUT_OF_SCOPE);
  }

  @Test
  void k03_an_employer_s_contributions_are_asked_for_at_the_counter() {
    FilingFixture online =
        shanghai(QUERY)
            .via(Channel.ONLINE)
            .of("测试公司", "20", "91110000600037341L", SubjectRole.PARTY);
    assertRejected(online, ReasonCode.OFFLINE_ONLY);
    assertThat(shanghai(QUERY).of("测试公司", "20", "91110000600037341L", SubjectRole.PARTY).codes())
        .isEmpty();
  }

  @Test
  void an_online_query_needs_neither_officers_nor_papers() {
    assertThat(
            shanghai(QUERY)
                .via(Channel.ONLINE)
                .by()
                .without(DocumentType.QUERY_SLIP)
                .without(DocumentType.ASSISTANCE_NOTICE)
                .codes())
        .isEmpty();
  }

  @Test
  void a_counter_query_needs_an_introduction_letter_or_an_original_notice() {
    FilingFixture without = shanghai(QUERY).without(DocumentType.ASSISTANCE_NOTICE);
    assertReturned(without, ReasonCode.DOCUMENT_MISSING);
    assertThat(without.with(DocumentType.INTRODUCTION_LETTER, null, false).codes()).isEmpty();
  }

  @Test
  void d02_settled_abroad_is_left_to_the_centre_s_own_knowledge() {
    assertThat(shanghai(deduct(COURT, DeductCondition.EMIGRATED)).codes()).isEmpty();
    assertThat(shanghai(deduct(COURT, DeductCondition.DECEASED)).codes()).isEmpty();
    assertThat(shanghai(deduct(COURT, DeductCondition.RETIRED)).codes()).isEmpty();
  }

  @Test
  void d04_d08_what_the_judgment_states_needs_no_further_proof() {
    assertThat(shanghai(deduct(COURT, DeductCondition.HOUSING_DEBT)).codes()).isEmpty();
    assertThat(shanghai(deduct(COURT, DeductCondition.PRIORITY_CLAIM)).codes()).isEmpty();
  }

  @Test
  void d05_d09_without_a_withdrawal_condition_the_centre_is_unable_and_the_freeze_goes_on() {
    FilingFixture filing = shanghai(deduct(COURT, DeductCondition.NONE));

    assertThat(filing.verdict()).isEqualTo(Verdict.UNABLE);
    assertThat(filing.codes()).containsExactly(ReasonCode.CONDITION_NOT_MET);
    assertThat(filing.check().wayForward())
        .hasValueSatisfying(w -> assertThat(w).contains("冻结继续有效"));
  }

  @Test
  void d07_a_creditor_in_hardship_is_proven_by_a_certificate() {
    FilingFixture filing = shanghai(deduct(COURT, DeductCondition.VULNERABLE_CREDITOR));
    assertReturned(filing, ReasonCode.PROOF_MISSING);
    assertThat(filing.with(DocumentType.CONDITION_PROOF).codes()).isEmpty();
  }

  @Test
  void d10_a_deduction_without_word_on_other_property_is_returned() {
    assertReturned(
        shanghai(deduct(payeeOf(COURT), DeductCondition.RETIRED, false, null)),
        ReasonCode.OTHER_ASSETS_NOT_EXHAUSTED);
    assertReturned(
        shanghai(deduct(payeeOf(COURT), DeductCondition.RETIRED, null, null)),
        ReasonCode.OTHER_ASSETS_NOT_EXHAUSTED);
  }

  @Test
  void d11_advance_execution_is_barred_although_the_claim_has_priority() {
    CourtCase advance = new CourtCase("（2026）沪0106执7号", COURT, "追索抚养费", null, false, true, null);
    FilingFixture filing = shanghai(deduct(COURT, DeductCondition.PRIORITY_CLAIM)).in(advance);

    assertThat(filing.verdict()).isEqualTo(Verdict.UNABLE);
    assertThat(filing.codes()).containsExactly(ReasonCode.ADVANCE_EXECUTION);
  }

  @Test
  void a_judgment_that_divides_the_fund_bounds_the_deduction() {
    DeductCondition divided = DeductCondition.DIVIDED_BY_JUDGMENT;
    assertReturned(
        shanghai(deduct(payeeOf(COURT), divided, true, null)), ReasonCode.AMOUNT_MISSING);
    assertReturned(
        shanghai(deduct(payeeOf(COURT), divided, true, Money.parse("9999.99"))),
        ReasonCode.AMOUNT_INCONSISTENT);
    assertThat(shanghai(deduct(payeeOf(COURT), divided, true, Money.parse("10000.00"))).codes())
        .isEmpty();
  }

  @Test
  void d17_only_a_registered_account_of_the_asking_court_is_paid_to() {
    Payee own = payeeOf(COURT);
    assertPayeeInvalid(null);
    assertPayeeInvalid(payeeOf("沪0101"));
    assertPayeeInvalid(new Payee("测试甲", own.accountNo(), null, null));
    assertPayeeInvalid(new Payee(own.accountName(), "6222000000000000", null, null));
    Payee otherBank = new Payee(own.accountName(), own.accountNo(), "测试银行", "999");
    assertThat(shanghai(deduct(otherBank, DeductCondition.RETIRED, true, null)).codes()).isEmpty();
  }

  @Test
  void d18_a_deduction_needs_a_copy_of_the_effective_judgment() {
    assertReturned(
        shanghai(deduct(COURT, DeductCondition.RETIRED)).without(DocumentType.EFFECTIVE_JUDGMENT),
        ReasonCode.DOCUMENT_MISSING);
  }

  @Test
  void d19_a_preservation_case_cannot_deduct() {
    FilingFixture filing =
        shanghai(deduct(COURT, DeductCondition.RETIRED))
            .inCase("（2026）沪0106执保3号", COURT)
            .without(DocumentType.ENFORCEMENT_RULING)
            .without(DocumentType.ASSISTANCE_NOTICE)
            .with(DocumentType.ENFORCEMENT_RULING, "（2026）沪0106执保3号", true)
            .with(DocumentType.ASSISTANCE_NOTICE);

    assertRejected(filing, ReasonCode.CASE_TYPE_NOT_ALLOWED);
  }

  private static void assertPayeeInvalid(Payee payee) {
    assertReturned(
        shanghai(deduct(payee, DeductCondition.RETIRED, true, null)), ReasonCode.PAYEE_INVALID);
  }

  private static void assertReturned(FilingFixture filing, ReasonCode code) {
    assertThat(filing.verdict()).isEqualTo(Verdict.RETURNED);
    assertThat(filing.codes()).containsExactly(code);
  }

  private static void assertRejected(FilingFixture filing, ReasonCode code) {
    assertThat(filing.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(filing.codes()).containsExactly(code);
  }
}
