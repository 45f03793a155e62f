package org.chakong.fund.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.chakong.contracts.api.CoreFacts.Account;
import org.chakong.contracts.api.CoreFacts.Agreement;
import org.chakong.contracts.api.CoreFacts.AgreementKind;
import org.chakong.contracts.api.CoreFacts.Guarantee;
import org.chakong.contracts.api.CoreFacts.Loan;
import org.chakong.contracts.api.CoreFacts.LoanRole;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.request.DeductCondition;
import org.chakong.contracts.request.Instruction;
import org.junit.jupiter.api.Test;

/**
 * Every combination of the facts that may bar a measure, unknown ones among them: an account passes
 * only when each fact is known and harmless.
 */
class BarredAccountsTest {
  private static final List<Boolean> ANSWERS = Arrays.asList(true, false, null);
  private static final List<String> CENTRES = Arrays.asList("410800", "310100", null);
  private static final List<LoanRole> ROLES =
      Arrays.asList(LoanRole.BORROWER, LoanRole.CO_BORROWER, null);
  private static final List<String> STATES =
      Arrays.asList("01", "02", "03", "04", "05", "06", "99", "", null);
  private static final List<Instruction> MEASURES =
      List.of(
          new Instruction.Freeze(Money.parse("1.00"), null, 12, null, null),
          new Instruction.Deduct(
              null, null, Money.parse("1.00"), null, null, DeductCondition.NONE, null, true));

  @Test
  void in_jiaozuo_no_combination_of_facts_lets_a_barred_account_pass() {
    Predicate<Account> harmless =
        account ->
            isOpen(account)
                && account.loans().stream().allMatch(l -> isFalse(l.outstanding()))
                && account.guarantees().stream()
                    .allMatch(g -> isFalse(g.loanOutstanding()) && isTrue(g.released()));

    for (Instruction measure : MEASURES) {
      assertOnlyHarmlessPass(Asked.jiaozuo(measure), harmless);
      assertOnlyHarmlessPass(Asked.jiaozuo(measure).aboutAFundLoan(), harmless);
    }
  }

  @Test
  void in_shanghai_no_combination_of_facts_lets_a_barred_account_pass() {
    Predicate<Account> harmless =
        account ->
            isOpen(account)
                && account.loans().stream()
                    .allMatch(l -> isFalse(l.outstanding()) || "410800".equals(l.centre()))
                && account.withdrawalAgreements().stream().allMatch(a -> isFalse(a.active()));

    for (Instruction measure : MEASURES) {
      assertOnlyHarmlessPass(Asked.shanghai(measure), harmless);
    }
  }

  @Test
  void in_a_shanghai_case_about_a_fund_loan_only_agreements_and_closing_bar() {
    Predicate<Account> harmless =
        account ->
            isOpen(account)
                && account.withdrawalAgreements().stream().allMatch(a -> isFalse(a.active()));

    for (Instruction measure : MEASURES) {
      assertOnlyHarmlessPass(Asked.shanghai(measure).aboutAFundLoan(), harmless);
    }
  }

  private static void assertOnlyHarmlessPass(Asked asked, Predicate<Account> harmless) {
    for (Account account : allAccounts()) {
      Findings found = AccountPolicy.check(asked.request(), asked.context(), List.of(account));
      boolean passes = found.verdict().isEmpty() && !found.needsReview();
      assertThat(passes).as("%s %s", asked.centre(), account).isEqualTo(harmless.test(account));
    }
  }

  private static List<Account> allAccounts() {
    List<Account> accounts = new ArrayList<>();
    for (String status : STATES) {
      for (List<Loan> loans : loans()) {
        for (List<Guarantee> guarantees : guarantees()) {
          for (List<Agreement> agreements : agreements()) {
            accounts.add(
                Accounts.account(
                    "A0000001", Accounts.OWNER, status, loans, guarantees, agreements));
          }
        }
      }
    }
    return accounts;
  }

  private static List<List<Loan>> loans() {
    List<List<Loan>> loans = new ArrayList<>(List.of(List.of()));
    for (LoanRole role : ROLES) {
      for (String centre : CENTRES) {
        for (Boolean outstanding : ANSWERS) {
          Loan paid = new Loan(LoanRole.BORROWER, centre, false, Money.ZERO);
          loans.add(List.of(paid, Accounts.loan(role, centre, outstanding)));
        }
      }
    }
    return loans;
  }

  private static List<List<Guarantee>> guarantees() {
    List<List<Guarantee>> guarantees = new ArrayList<>(List.of(List.of()));
    for (Boolean outstanding : ANSWERS) {
      for (Boolean released : ANSWERS) {
        guarantees.add(List.of(new Guarantee(outstanding, released), new Guarantee(false, true)));
      }
    }
    return guarantees;
  }

  private static List<List<Agreement>> agreements() {
    List<List<Agreement>> agreements = new ArrayList<>(List.of(List.of()));
    for (Boolean active : ANSWERS) {
      agreements.add(List.of(new Agreement(AgreementKind.LOAN_REPAYMENT, active)));
    }
    return agreements;
  }

  private static boolean isOpen(Account account) {
    return account.status() != null && List.of("01", "02", "06").contains(account.status());
  }

  private static boolean isTrue(Boolean answer) {
    return Boolean.TRUE.equals(answer);
  }

  private static boolean isFalse(Boolean answer) {
    return Boolean.FALSE.equals(answer);
  }
}
