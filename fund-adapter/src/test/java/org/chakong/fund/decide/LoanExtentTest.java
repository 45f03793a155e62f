package org.chakong.fund.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.decide.Accounts.OWNER;
import static org.chakong.fund.decide.Asked.jiaozuo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.chakong.contracts.api.CoreFacts.Account;
import org.chakong.contracts.api.CoreFacts.Guarantee;
import org.chakong.contracts.api.CoreFacts.Loan;
import org.chakong.contracts.api.CoreFacts.LoanRole;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Verdict;
import org.junit.jupiter.api.Test;

/** The four extents of the bar for loans, and of the one for guarantors. */
class LoanExtentTest {
  private static final Instruction.Freeze FREEZE =
      new Instruction.Freeze(Money.parse("20000.00"), null, 12, null, null);
  private static final PolicyProfile NONE = loans("NONE");
  private static final PolicyProfile UNLESS = loans("BLOCK_UNLESS_CASE_IS_LOAN");
  private static final PolicyProfile UP_TO = loans("BLOCK_UP_TO_LOAN_BALANCE");

  private static PolicyProfile loans(String extent) {
    return Variant.of("jiaozuo-2024")
        .but("extent: BLOCK_ALL", "extent: " + extent)
        .but(
            "  fromFreeMoney:\n    value: true",
            "  fromFreeMoney:\n    value: " + !extent.equals("BLOCK_UP_TO_LOAN_BALANCE"))
        .profile();
  }

  @Test
  void without_a_bar_a_loan_changes_nothing() {
    assertPasses(NONE, account("100000.00", "100000.00", loan("210000.00")), "0.00");
  }

  @Test
  void a_case_about_the_loan_lifts_the_bar_where_the_policy_says_so() {
    Account account = account("100000.00", "100000.00", loan("210000.00"));

    assertThat(codes(jiaozuo(FREEZE), UNLESS, account)).contains(ReasonCode.LOAN_OUTSTANDING);
    assertThat(codes(jiaozuo(FREEZE).aboutAFundLoan(), UNLESS, account)).isEmpty();
    assertThat(codes(jiaozuo(FREEZE).aboutAFundLoan(), UP_TO, account)).isNotEmpty();
  }

  @Test
  void what_lies_above_the_loan_may_be_frozen_and_the_rest_stays() {
    assertPasses(UP_TO, account("100000.00", "100000.00", loan("60000.00")), "60000.00");
  }

  @Test
  void nothing_above_the_loan_is_a_bar() {
    assertBarred(UP_TO, account("60000.00", "60000.00", loan("60000.00")));
    assertBarred(UP_TO, account("59999.99", "59999.99", loan("60000.00")));
  }

  @Test
  void a_freeze_from_before_that_reaches_into_what_must_stay_is_a_bar() {
    assertPasses(UP_TO, account("100000.00", "60000.00", loan("60000.00")), "60000.00");
    assertBarred(UP_TO, account("100000.00", "59999.99", loan("60000.00")));
  }

  @Test
  void a_loan_whose_balance_is_not_known_goes_to_a_clerk() {
    Findings found = check(jiaozuo(FREEZE), UP_TO, account("100000.00", "100000.00", loan(null)));

    assertThat(found.verdict()).isEmpty();
    assertThat(found.needsReview()).isTrue();
  }

  @Test
  void loan_and_guarantee_together_may_leave_nothing() {
    Account account =
        new Account(
            "A0000001",
            OWNER,
            "01",
            null,
            Money.parse("100000.00"),
            Money.parse("100000.00"),
            Money.ZERO,
            null,
            List.of(loan("60000.00")),
            List.of(new Guarantee(true, false, Money.parse("40000.00"))),
            List.of());

    assertThat(codes(jiaozuo(FREEZE), UP_TO, account))
        .containsExactlyInAnyOrder(ReasonCode.LOAN_OUTSTANDING, ReasonCode.GUARANTOR);
  }

  @Test
  void a_guarantee_that_stands_does_not_outweigh_another_one() {
    Guarantee standing = new Guarantee(true, false, Money.parse("1000.00"));
    Guarantee paidNotReleased = new Guarantee(false, false, Money.ZERO);
    Guarantee unknown = new Guarantee(null, null, Money.parse("1000.00"));

    assertThat(codes(jiaozuo(FREEZE), UP_TO, guarantor(standing))).isEmpty();
    assertThat(codes(jiaozuo(FREEZE), UP_TO, guarantor(standing, paidNotReleased)))
        .containsExactly(ReasonCode.GUARANTOR);
    assertThat(check(jiaozuo(FREEZE), UP_TO, guarantor(standing, unknown)).needsReview()).isTrue();
  }

  private static Account guarantor(Guarantee... guarantees) {
    return Accounts.account("A0000001", OWNER, "01", List.of(), List.of(guarantees), List.of());
  }

  @Test
  void what_other_accounts_hold_counts_towards_what_must_stay() {
    Account first = account("50000.00", "50000.00", loan("60000.00"));
    Account second = plain("A0000002", "45000.00");
    List<Account> both = List.of(first, second);

    assertThat(spared(List.of("A0000001", "A0000002"), both)).isEqualTo("60000.00");
    assertThat(spared(List.of("A0000001"), both)).isEqualTo("15000.00");
    assertThat(spared(List.of("A0000002"), both)).isEqualTo("10000.00");
  }

  /** Whatever the facts are: what passes leaves the loans covered, now and when others end. */
  @Test
  void no_combination_of_facts_lets_what_a_loan_needs_be_frozen() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int passed = 0;
    for (int round = 0; round < 3000; round++) {
      Account account = any(random);
      Findings found = check(jiaozuo(FREEZE), UP_TO, account);
      if (found.verdict().isPresent() || found.needsReview()) {
        continue;
      }
      passed++;
      Money owed = owed(account);
      Money spared =
          AccountPolicy.sparedOn(
              UP_TO, jiaozuo(FREEZE).request(), List.of(account.accountNo()), List.of(account));
      assertThat(spared).as("seed %d %s", seed, account).isEqualTo(owed);
      Money there = account.available() == null ? Money.ZERO : account.available();
      assertThat(owed.isMoreThan(there)).as("seed %d %s", seed, account).isFalse();
    }
    assertThat(passed).as("seed %d", seed).isPositive();
  }

  private static Account any(Random random) {
    List<Loan> loans = new ArrayList<>();
    List<Guarantee> guarantees = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      loans.add(new Loan(LoanRole.BORROWER, "410800", answer(random), some(random)));
    }
    for (int i = random.nextInt(2); i > 0; i--) {
      guarantees.add(new Guarantee(answer(random), answer(random), some(random)));
    }
    Money balance = some(random);
    Money available = balance == null || random.nextInt(9) == 0 ? null : balance.min(more(random));
    return new Account(
        "A0000001",
        OWNER,
        Arrays.asList("01", "02", "05", null).get(random.nextInt(4)),
        null,
        balance,
        available,
        Money.ZERO,
        null,
        loans,
        guarantees,
        List.of());
  }

  private static Boolean answer(Random random) {
    return Arrays.asList(true, false, null).get(random.nextInt(3));
  }

  private static Money some(Random random) {
    return random.nextInt(9) == 0 ? null : more(random);
  }

  private static Money more(Random random) {
    return Money.ofFen(random.nextInt(20) * 1000L);
  }

  /** Of loans only: the guarantor's bar of this variant is another one, so none may stand. */
  private static Money owed(Account account) {
    return account.loans().stream()
        .filter(loan -> !Boolean.FALSE.equals(loan.outstanding()))
        .map(Loan::balance)
        .reduce(Money.ZERO, Money::plus)
        .plus(
            account.guarantees().stream()
                .filter(g -> !Boolean.FALSE.equals(g.loanOutstanding()))
                .map(Guarantee::loanBalance)
                .reduce(Money.ZERO, Money::plus));
  }

  private static void assertPasses(PolicyProfile policy, Account account, String spared) {
    Findings found = check(jiaozuo(FREEZE), policy, account);
    assertThat(found.verdict()).isEmpty();
    assertThat(found.needsReview()).isFalse();
    assertThat(
            AccountPolicy.sparedOn(
                    policy,
                    jiaozuo(FREEZE).request(),
                    List.of(account.accountNo()),
                    List.of(account))
                .yuan())
        .isEqualTo(spared);
  }

  private static void assertBarred(PolicyProfile policy, Account account) {
    Findings found = check(jiaozuo(FREEZE), policy, account);
    assertThat(found.verdict()).contains(Verdict.UNABLE);
    assertThat(found.failures().getFirst().code()).isEqualTo(ReasonCode.LOAN_OUTSTANDING);
  }

  private static String spared(List<String> accountNos, List<Account> all) {
    return AccountPolicy.sparedOn(UP_TO, jiaozuo(FREEZE).request(), accountNos, all).yuan();
  }

  private static List<ReasonCode> codes(Asked asked, PolicyProfile policy, Account account) {
    return check(asked, policy, account).failures().stream().map(RuleFinding::code).toList();
  }

  private static Findings check(Asked asked, PolicyProfile policy, Account account) {
    return AccountPolicy.check(asked.request(), asked.under(policy), List.of(account));
  }

  private static Loan loan(String balance) {
    return new Loan(
        LoanRole.BORROWER, "410800", true, balance == null ? null : Money.parse(balance));
  }

  private static Account account(String balance, String available, Loan loan) {
    return new Account(
        "A0000001",
        OWNER,
        "01",
        null,
        Money.parse(balance),
        Money.parse(available),
        Money.ZERO,
        null,
        List.of(loan),
        List.of(),
        List.of());
  }

  private static Account plain(String accountNo, String balance) {
    return new Account(
        accountNo,
        OWNER,
        "01",
        null,
        Money.parse(balance),
        Money.parse(balance),
        Money.ZERO,
        null,
        List.of(),
        List.of(),
        List.of());
  }
}
