package org.chakong.fund.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.decide.Asked.jiaozuo;
import static org.chakong.fund.decide.Asked.shanghai;

import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.api.CoreFacts.Account;
import org.chakong.contracts.api.CoreFacts.Agreement;
import org.chakong.contracts.api.CoreFacts.AgreementKind;
import org.chakong.contracts.api.CoreFacts.LoanRole;
import org.chakong.contracts.api.CoreFacts.Owner;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.identity.Sex;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Verdict;
import org.junit.jupiter.api.Test;

/** Deductions and the facts of the account; ids are those of the acceptance scenarios. */
class DeductConditionTest {
  private static final LocalDate YOUNG = LocalDate.of(1985, 3, 15);

  @Test
  void d01_who_has_reached_the_age_needs_no_proof_of_retirement() {
    Owner man = Accounts.owner(LocalDate.of(1960, 12, 5), Sex.M, null, null, null);

    assertThat(check(deduct(DeductCondition.RETIRED), man).verdict()).isEmpty();
  }

  @Test
  void d01_age_and_sex_may_be_read_from_the_identity_number() {
    Owner man = new Owner("测试甲", "01", "310106196012051010", null, null, null, null, null);

    assertThat(check(deduct(DeductCondition.RETIRED), man).verdict()).isEmpty();
  }

  @Test
  void d01_who_has_not_reached_it_is_retired_by_the_centre_s_word_or_by_proof() {
    Asked asked = deduct(DeductCondition.RETIRED);
    Owner working = Accounts.owner(YOUNG, Sex.F, null, null, false);

    assertProofMissing(check(asked, working));
    assertProofMissing(check(asked, Accounts.owner(null, null, null, null, null)));
    assertThat(check(asked, Accounts.owner(YOUNG, Sex.F, null, null, true)).verdict()).isEmpty();
    assertThat(check(asked.with(DocumentType.CONDITION_PROOF, null), working).verdict()).isEmpty();
  }

  @Test
  void d02_settled_abroad_without_proof_is_returned() {
    Asked asked = deduct(DeductCondition.EMIGRATED);
    Owner unknown = Accounts.owner(YOUNG, Sex.M, null, null, null);

    assertProofMissing(check(asked, unknown));
    assertThat(check(asked.with(DocumentType.CONDITION_PROOF, null), unknown).verdict()).isEmpty();
    assertThat(check(asked, Accounts.owner(YOUNG, Sex.M, null, true, null)).verdict()).isEmpty();
  }

  @Test
  void d03_a_dead_debtor_s_account_is_deducted_from_and_the_court_is_told() {
    Asked asked = deduct(DeductCondition.DECEASED);
    Findings found = check(asked, Accounts.owner(YOUNG, Sex.M, true, null, null));

    assertThat(found.verdict()).isEmpty();
    assertThat(found.reasons())
        .extracting(reason -> reason.code())
        .containsExactly(ReasonCode.DEBTOR_DECEASED);
    assertProofMissing(check(asked, Accounts.owner(YOUNG, Sex.M, false, null, null)));
  }

  @Test
  void d04_d08_what_the_judgment_states_is_not_asked_of_the_centre() {
    Owner unknown = Accounts.owner(YOUNG, Sex.M, null, null, null);

    assertThat(check(deduct(DeductCondition.HOUSING_DEBT), unknown).verdict()).isEmpty();
    assertThat(check(deduct(DeductCondition.PRIORITY_CLAIM), unknown).verdict()).isEmpty();
  }

  @Test
  void d13_a_running_rent_agreement_bars_a_deduction() {
    Account rented = Accounts.with(new Agreement(AgreementKind.RENT, true));
    Findings found = check(deduct(DeductCondition.PRIORITY_CLAIM), rented);

    assertThat(found.verdict()).contains(Verdict.UNABLE);
    assertThat(found.failures())
        .extracting(RuleFinding::code)
        .containsExactly(ReasonCode.WITHDRAWAL_AGREEMENT);
    assertThat(found.reasons().getFirst().citation()).isEqualTo("沪高法〔2021〕124号 第三条（一）2");
  }

  @Test
  void d20_in_jiaozuo_the_bars_of_freezing_are_read_into_deductions_and_marked_so() {
    Account borrower = Accounts.with(Accounts.loan(LoanRole.BORROWER, "410800", true));
    Asked asked = jiaozuo(deduction(DeductCondition.NONE));
    Findings found = check(asked, borrower);

    assertThat(found.failures())
        .extracting(RuleFinding::code)
        .containsExactly(ReasonCode.LOAN_OUTSTANDING);
    assertThat(found.failures().getFirst().finding().unconfirmed()).isTrue();
    assertThat(check(asked, Accounts.plain()).verdict()).isEmpty();
  }

  private static Asked deduct(DeductCondition condition) {
    return shanghai(deduction(condition));
  }

  private static Instruction deduction(DeductCondition condition) {
    return new Instruction.Deduct(
        null, null, Money.parse("10000.00"), null, null, condition, null, true);
  }

  private static Findings check(Asked asked, Owner owner) {
    return check(asked, Accounts.of(owner));
  }

  private static Findings check(Asked asked, Account account) {
    return AccountPolicy.check(asked.request(), asked.context(), List.of(account));
  }

  private static void assertProofMissing(Findings found) {
    assertThat(found.verdict()).contains(Verdict.RETURNED);
    assertThat(found.failures())
        .extracting(RuleFinding::code)
        .containsExactly(ReasonCode.PROOF_MISSING);
  }
}
