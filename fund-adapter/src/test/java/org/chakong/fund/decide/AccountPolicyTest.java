package org.chakong.fund.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chakong.fund.decide.Accounts.OWNER;
import static org.chakong.fund.decide.Accounts.loan;
import static org.chakong.fund.decide.Accounts.ofStatus;
import static org.chakong.fund.decide.Accounts.plain;
import static org.chakong.fund.decide.Accounts.with;
import static org.chakong.fund.decide.Asked.jiaozuo;
import static org.chakong.fund.decide.Asked.shanghai;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.chakong.contracts.api.CoreFacts.Account;
import org.chakong.contracts.api.CoreFacts.Agreement;
import org.chakong.contracts.api.CoreFacts.AgreementKind;
import org.chakong.contracts.api.CoreFacts.Guarantee;
import org.chakong.contracts.api.CoreFacts.LoanRole;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.identity.Sex;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Subject;
import org.chakong.contracts.request.SubjectRole;
import org.chakong.contracts.request.Verdict;
import org.junit.jupiter.api.Test;

/** Ids are those of the acceptance scenarios. */
class AccountPolicyTest {
  private static final Instruction.Query QUERY = new Instruction.Query();
  private static final Instruction.Freeze FREEZE =
      new Instruction.Freeze(Money.parse("20000.00"), null, 12, null, null);
  private static final Instruction.Unfreeze UNFREEZE =
      new Instruction.Unfreeze("F-1", null, null, null);
  private static final Instruction.Extend EXTEND = new Instruction.Extend("F-1", 12, null);
  private static final Agreement RENT = new Agreement(AgreementKind.RENT, true);

  @Test
  void f01_an_account_without_bars_can_be_frozen() {
    Findings found = check(jiaozuo(FREEZE), plain());

    assertThat(found.verdict()).isEmpty();
    assertThat(found.needsReview()).isFalse();
    assertThat(found.reasons()).isEmpty();
  }

  @Test
  void f03_an_own_outstanding_loan_bars_a_freeze_and_the_way_forward_is_said() {
    Account account = with(loan(LoanRole.BORROWER, "410800", true));
    Findings found = check(jiaozuo(FREEZE), account);

    assertUnable(found, ReasonCode.LOAN_OUTSTANDING);
    assertThat(found.reasons().getFirst().citation()).isEqualTo("焦中法〔2024〕 第二条");
    assertThat(found.items()).anyMatch(i -> i.finding().rule().equals("jiaozuo-2024/2#loan"));
    assertThat(found.wayForward()).hasValueSatisfying(way -> assertThat(way).contains("重新提出"));
  }

  @Test
  void f03_in_jiaozuo_a_loan_of_any_centre_bars_even_in_a_case_about_a_loan() {
    Account elsewhere = with(loan(LoanRole.CO_BORROWER, "310100", true));
    assertUnable(check(jiaozuo(FREEZE), elsewhere), ReasonCode.LOAN_OUTSTANDING);
    assertUnable(check(jiaozuo(FREEZE).aboutAFundLoan(), elsewhere), ReasonCode.LOAN_OUTSTANDING);
  }

  @Test
  void f04_a_guarantor_of_an_outstanding_loan_cannot_be_frozen() {
    assertUnable(check(jiaozuo(FREEZE), with(new Guarantee(true, false))), ReasonCode.GUARANTOR);
    assertUnable(check(jiaozuo(FREEZE), with(new Guarantee(true, true))), ReasonCode.GUARANTOR);
  }

  @Test
  void f04_a_guarantee_stands_until_released_though_the_loan_is_paid() {
    assertUnable(
        check(jiaozuo(FREEZE), with(new Guarantee(false, false))),
        ReasonCode.GUARANTEE_NOT_RELEASED);
    assertThat(check(jiaozuo(FREEZE), with(new Guarantee(false, true))).verdict()).isEmpty();
  }

  @Test
  void f19_a_name_that_does_not_fit_the_number_tells_nothing_of_the_account() {
    Account barred = with(loan(LoanRole.BORROWER, "410800", true));
    Findings found = check(jiaozuo(FREEZE).named("测试申"), barred);

    assertUnable(found, ReasonCode.NAME_ID_MISMATCH);
    assertThat(found.items()).hasSize(1);
    assertThat(found.reasons().toString()).doesNotContain("测试甲", "贷款", "A0000001");
  }

  @Test
  void f19_a_name_typed_differently_is_the_same_name() {
    assertThat(check(jiaozuo(FREEZE).named(" 测 试　甲 "), plain()).verdict()).isEmpty();
  }

  @Test
  void f22_a_sealed_account_can_be_frozen() {
    assertThat(check(jiaozuo(FREEZE), ofStatus("A0000001", "02", null)).verdict()).isEmpty();
  }

  @Test
  void f23_a_closed_account_cannot_and_the_day_of_closing_is_said() {
    Account closed = ofStatus("A0000001", "05", LocalDate.of(2023, 6, 12));
    Findings found = check(jiaozuo(FREEZE), closed);

    assertUnable(found, ReasonCode.ACCOUNT_CLOSED);
    assertThat(found.reasons().getFirst().detail()).contains("2023-06-12");
    assertUnable(
        check(jiaozuo(FREEZE), ofStatus("A0000001", "03", null)), ReasonCode.ACCOUNT_CLOSED);
    assertUnable(
        check(jiaozuo(FREEZE), ofStatus("A0000001", "04", null)), ReasonCode.ACCOUNT_CLOSED);
    assertThat(check(jiaozuo(QUERY), closed).verdict()).isEmpty();
  }

  @Test
  void f24_an_unknown_person_has_no_account() {
    Findings found = check(jiaozuo(FREEZE));

    assertUnable(found, ReasonCode.NO_ACCOUNT);
    assertThat(found.reasons().getFirst().detail()).isEqualTo("查无开户信息");
    assertUnable(check(jiaozuo(QUERY)), ReasonCode.NO_ACCOUNT);
  }

  @Test
  void k03_what_an_employer_paid_in_is_a_clerk_s_answer_where_the_text_has_the_window_give_it() {
    Findings shanghai = check(ofEmployer(shanghai(QUERY)));

    assertThat(shanghai.verdict()).isEmpty();
    assertThat(shanghai.needsReview()).isTrue();
    assertThat(shanghai.items())
        .anyMatch(i -> i.finding().rule().equals("shanghai-2021/1.2#employer-query"));
    assertUnable(check(ofEmployer(jiaozuo(QUERY))), ReasonCode.NO_ACCOUNT);

    Findings told = AccountPolicy.answeredBy(shanghai, "缴存至2026-05，职工12人");
    assertThat(told.needsReview()).isFalse();
    assertThat(told.wire())
        .filteredOn(finding -> "缴存至2026-05，职工12人".equals(finding.detail()))
        .extracting(Finding::rule, Finding::outcome)
        .containsExactly(tuple("shanghai-2021/1.2#employer-query", Finding.Outcome.PASS));
  }

  private static Asked ofEmployer(Asked asked) {
    return new Asked(
        asked.centre(),
        asked.instruction(),
        asked.courtCase(),
        new Subject("测试公司", "20", "91110000600037341L", SubjectRole.PARTY, null),
        asked.documents());
  }

  @Test
  void an_account_that_is_not_the_person_s_is_no_account() {
    Instruction other = new Instruction.Freeze(Money.parse("1.00"), null, 12, null, "B9999999");
    assertUnable(check(jiaozuo(other), plain()), ReasonCode.NO_ACCOUNT);
  }

  @Test
  void an_account_of_unknown_status_is_for_a_person_to_look_at() {
    for (String status : Arrays.asList("99", "07", null)) {
      Findings found = check(jiaozuo(FREEZE), ofStatus("A0000001", status, null), plain());
      assertThat(found.verdict()).isEmpty();
      assertThat(found.needsReview()).isTrue();
    }
  }

  @Test
  void an_account_of_unknown_status_is_held_last_until_a_person_has_looked() {
    Account unknown = ofStatus("A0000000", null, null);
    Account other = ofStatus("A0000009", "99", null);

    assertThat(
            AccountPolicy.open(List.of(unknown, other, ofStatus("A0000002", "02", null), plain())))
        .extracting(Account::accountNo)
        .containsExactly("A0000001", "A0000002", "A0000009", "A0000000");
  }

  @Test
  void a_name_that_the_core_does_not_tell_is_for_a_person_to_look_at() {
    assertThat(check(jiaozuo(FREEZE), Accounts.of(null)).needsReview()).isTrue();
  }

  @Test
  void several_open_accounts_are_frozen_as_one_and_the_court_is_told() {
    Account sealed = ofStatus("A0000002", "02", null);
    Account closed = ofStatus("A0000003", "05", null);

    assertThat(codes(check(jiaozuo(FREEZE), sealed, closed, plain())))
        .containsExactly(ReasonCode.ACCOUNTS_MULTIPLE);
    assertThat(codes(check(jiaozuo(FREEZE), closed, plain()))).isEmpty();
    assertThat(AccountPolicy.open(List.of(sealed, closed, plain())))
        .extracting(Account::accountNo)
        .containsExactly("A0000001", "A0000002");
  }

  @Test
  void h08_a_co_borrower_of_a_shanghai_loan_cannot_be_frozen() {
    assertUnable(
        check(shanghai(FREEZE), with(loan(LoanRole.CO_BORROWER, "310100", true))),
        ReasonCode.LOAN_OUTSTANDING);
  }

  @Test
  void h08_a_loan_of_another_centre_is_no_bar_in_shanghai() {
    assertThat(check(shanghai(FREEZE), with(loan(LoanRole.BORROWER, "410800", true))).verdict())
        .isEmpty();
  }

  @Test
  void h09_unless_the_case_is_about_such_a_loan() {
    Account borrower = with(loan(LoanRole.BORROWER, "310100", true));
    Findings found = check(shanghai(FREEZE).aboutAFundLoan(), borrower);

    assertThat(found.verdict()).isEmpty();
    assertThat(found.needsReview()).isFalse();
  }

  @Test
  void h12_d13_a_running_withdrawal_agreement_bars_freeze_and_deduction_in_shanghai() {
    assertUnable(check(shanghai(FREEZE), with(RENT)), ReasonCode.WITHDRAWAL_AGREEMENT);
    assertThat(check(shanghai(FREEZE), with(new Agreement(AgreementKind.RENT, false))).verdict())
        .isEmpty();
    assertThat(check(jiaozuo(FREEZE), with(RENT)).verdict()).isEmpty();
  }

  @Test
  void h14_a_guarantee_is_no_bar_in_shanghai() {
    assertThat(check(shanghai(FREEZE), with(new Guarantee(true, false))).verdict()).isEmpty();
  }

  @Test
  void bars_are_for_freeze_and_deduction_only() {
    Account barred = with(loan(LoanRole.BORROWER, "410800", true));
    for (Instruction instruction : List.of(QUERY, EXTEND, UNFREEZE)) {
      Findings found = check(jiaozuo(instruction), barred);
      assertThat(found.verdict()).isEmpty();
      assertThat(found.needsReview()).isFalse();
    }
  }

  @Test
  void a_loan_on_one_account_bars_the_others() {
    Account second =
        Accounts.account(
            "A0000002",
            OWNER,
            "02",
            List.of(loan(LoanRole.BORROWER, "410800", true)),
            List.of(),
            List.of());
    Instruction first = new Instruction.Freeze(Money.parse("1.00"), null, 12, null, "A0000001");

    assertUnable(check(jiaozuo(first), plain(), second), ReasonCode.LOAN_OUTSTANDING);
    assertThat(
            AccountPolicy.barsOf(
                jiaozuo(QUERY).context().profile(),
                jiaozuo(QUERY).request(),
                plain(),
                List.of(plain(), second)))
        .extracting(Reason::code)
        .containsExactly(ReasonCode.LOAN_OUTSTANDING);
  }

  @Test
  void a_dead_debtor_s_account_is_frozen_and_the_court_is_told() {
    Account estate = Accounts.of(Accounts.owner(LocalDate.of(1950, 1, 1), Sex.M, true, null, null));

    assertThat(codes(check(jiaozuo(FREEZE), estate))).containsExactly(ReasonCode.DEBTOR_DECEASED);
    assertThat(codes(check(jiaozuo(EXTEND), estate))).containsExactly(ReasonCode.DEBTOR_DECEASED);
    assertThat(codes(check(jiaozuo(UNFREEZE), estate))).isEmpty();
  }

  @Test
  void k02_a_query_says_what_bars_a_freeze() {
    assertThat(bars(shanghai(QUERY), with(RENT)))
        .extracting(Reason::code)
        .containsExactly(ReasonCode.WITHDRAWAL_AGREEMENT);
    assertThat(bars(jiaozuo(QUERY), with(RENT))).isEmpty();
    assertThat(bars(jiaozuo(QUERY), ofStatus("A0000001", "05", null)))
        .extracting(Reason::code)
        .containsExactly(ReasonCode.ACCOUNT_CLOSED);
  }

  @Test
  void k02_a_fact_that_the_core_does_not_tell_is_never_no_bar() {
    assertThat(bars(jiaozuo(QUERY), with(loan(LoanRole.BORROWER, "410800", null)))).hasSize(1);
    assertThat(bars(jiaozuo(QUERY), with(new Guarantee(false, null)))).hasSize(1);
    assertThat(bars(shanghai(QUERY), with(new Agreement(AgreementKind.RENT, null)))).hasSize(1);
    assertThat(bars(jiaozuo(QUERY), ofStatus("A0000001", "99", null))).hasSize(1);
  }

  private static List<Reason> bars(Asked asked, Account account) {
    return AccountPolicy.barsOf(asked.context().profile(), asked.request(), account);
  }

  private static Findings check(Asked asked, Account... accounts) {
    return AccountPolicy.check(asked.request(), asked.context(), List.of(accounts));
  }

  private static List<ReasonCode> codes(Findings found) {
    return found.reasons().stream().map(Reason::code).toList();
  }

  private static void assertUnable(Findings found, ReasonCode code) {
    assertThat(found.verdict()).contains(Verdict.UNABLE);
    assertThat(found.failures()).extracting(RuleFinding::code).containsExactly(code);
    assertThat(found.wayForward()).isPresent();
  }
}
