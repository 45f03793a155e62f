package org.chakong.fund.decide;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chakong.contracts.api.CoreFacts.Account;
import org.chakong.contracts.api.CoreFacts.Agreement;
import org.chakong.contracts.api.CoreFacts.Guarantee;
import org.chakong.contracts.api.CoreFacts.Loan;
import org.chakong.contracts.api.CoreFacts.LoanRole;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.AccountBar;
import org.chakong.contracts.policy.NamedRule;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;

/** Loans, guarantees and standing withdrawals of the person, on whichever account they stand. */
final class AccountBars {

  private static final String BALANCE_UNKNOWN = "贷款余额或者账户余额无法确定，须人工核实";

  private AccountBars() {}

  static List<Bar> of(PolicyProfile profile, AssistanceRequest request, List<Account> accounts) {
    List<Bar> bars =
        List.of(
            loan(profile, request, accounts),
            guarantee(profile, request, accounts),
            agreement(profile, request, accounts));
    Money spared = bars.stream().map(Bar::spared).reduce(Money.ZERO, Money::plus);
    return spared.isZero()
        ? bars
        : bars.stream().map(bar -> bar.whereLittleIsLeft(Surplus.of(accounts, spared))).toList();
  }

  private static Bar loan(
      PolicyProfile profile, AssistanceRequest request, List<Account> accounts) {
    AccountBar.Loan bar = profile.loanBar();
    NamedRule rule = profile.rule("loan", bar.clauseFor(request.action()));
    Optional<Bar> lifted = lifted(bar.extent(), rule, "本规定未将住房公积金贷款列为限制", request);
    if (lifted.isPresent()) {
      return lifted.get();
    }
    List<Debt> debts =
        all(accounts, Account::loans)
            .map(loan -> new Debt(loan(loan, bar, profile), loan.balance()))
            .toList();
    return switch (heaviest(debts)) {
      case NONE -> Bar.none(rule, "没有尚未结清的住房公积金贷款");
      case UNKNOWN -> Bar.unknown(rule, ReasonCode.LOAN_OUTSTANDING, "住房公积金贷款情况无法确定，须人工核实");
      case STANDS, ENDING ->
          standing(
              bar.extent(),
              debts,
              Bar.stands(rule, ReasonCode.LOAN_OUTSTANDING, "有尚未结清的住房公积金贷款", bar.wayForward()),
              rule);
    };
  }

  /** No bar by what the policy says, whatever the facts are. */
  private static Optional<Bar> lifted(
      AccountBar.Extent extent, NamedRule rule, String never, AssistanceRequest request) {
    return switch (extent) {
      case NONE -> Optional.of(Bar.none(rule, never));
      case BLOCK_UNLESS_CASE_IS_LOAN ->
          request.courtCase().isFundLoanCase()
              ? Optional.of(Bar.none(rule, "案件所涉即为住房公积金贷款，不受限制"))
              : Optional.empty();
      case BLOCK_ALL, BLOCK_UP_TO_LOAN_BALANCE -> Optional.empty();
    };
  }

  /** Of a bar that ends at the balance of the loans: what lies above it may be taken. */
  private static Bar standing(
      AccountBar.Extent extent, List<Debt> debts, Bar whole, NamedRule rule) {
    return switch (extent) {
      case NONE, BLOCK_ALL, BLOCK_UNLESS_CASE_IS_LOAN -> whole;
      case BLOCK_UP_TO_LOAN_BALANCE -> upToBalance(debts, whole, rule);
    };
  }

  /** One that bars whatever is owed, or that nobody knows, is not outweighed by one that stands. */
  private static Bar upToBalance(List<Debt> debts, Bar whole, NamedRule rule) {
    if (debts.stream().anyMatch(debt -> debt.stand() == Stand.ENDING)) {
      return whole;
    }
    return sumOf(debts)
        .filter(Money::isPositive)
        .filter(spared -> debts.stream().noneMatch(debt -> debt.stand() == Stand.UNKNOWN))
        .map(spared -> Bar.spares(rule, spared, whole))
        .orElseGet(() -> Bar.unknown(rule, whole.code(), BALANCE_UNKNOWN));
  }

  private static Optional<Money> sumOf(List<Debt> debts) {
    List<Money> balances =
        debts.stream().filter(debt -> debt.stand() != Stand.NONE).map(Debt::balance).toList();
    return balances.contains(null)
        ? Optional.empty()
        : Optional.of(balances.stream().reduce(Money.ZERO, Money::plus));
  }

  private static Stand loan(Loan loan, AccountBar.Loan bar, PolicyProfile profile) {
    boolean asOther = loan.role() == LoanRole.CO_BORROWER && !bar.coBorrowerCounts();
    boolean elsewhere =
        bar.scope() == AccountBar.LoanScope.LOCAL
            && loan.centre() != null
            && !loan.centre().equals(profile.fundCentre());
    if (asOther || elsewhere || Boolean.FALSE.equals(loan.outstanding())) {
      return Stand.NONE;
    }
    boolean placeKnown = bar.scope() == AccountBar.LoanScope.ANY || loan.centre() != null;
    boolean roleKnown = bar.coBorrowerCounts() || loan.role() != null;
    boolean known = loan.outstanding() != null && placeKnown && roleKnown;
    return known ? Stand.STANDS : Stand.UNKNOWN;
  }

  private static Bar guarantee(
      PolicyProfile profile, AssistanceRequest request, List<Account> accounts) {
    AccountBar.Guarantor bar = profile.guarantorBar();
    NamedRule rule = profile.rule("guarantee", bar.clauseFor(request.action()));
    Optional<Bar> lifted = lifted(bar.extent(), rule, "本规定未将为他人贷款担保列为限制", request);
    if (lifted.isPresent()) {
      return lifted.get();
    }
    List<Debt> debts =
        all(accounts, Account::guarantees)
            .map(g -> new Debt(guarantee(g), g.loanBalance()))
            .toList();
    return switch (heaviest(debts)) {
      case NONE -> Bar.none(rule, "没有为他人住房公积金贷款提供的有效担保");
      case UNKNOWN -> Bar.unknown(rule, ReasonCode.GUARANTEE_NOT_RELEASED, "担保情况无法确定，须人工核实");
      case ENDING ->
          Bar.stands(
              rule, ReasonCode.GUARANTEE_NOT_RELEASED, "所担保的住房公积金贷款已偿清，但担保尚未解除", bar.wayForward());
      case STANDS ->
          standing(
              bar.extent(),
              debts,
              Bar.stands(rule, ReasonCode.GUARANTOR, "为他人住房公积金贷款提供担保", bar.wayForward()),
              rule);
    };
  }

  /** The bar falls only when the loan is paid and the guarantee is released. */
  private static Stand guarantee(Guarantee guarantee) {
    if (Boolean.TRUE.equals(guarantee.loanOutstanding())) {
      return Stand.STANDS;
    }
    if (Boolean.FALSE.equals(guarantee.released())) {
      return guarantee.loanOutstanding() == null ? Stand.STANDS : Stand.ENDING;
    }
    boolean known = guarantee.loanOutstanding() != null && guarantee.released() != null;
    return known ? Stand.NONE : Stand.UNKNOWN;
  }

  private static Bar agreement(
      PolicyProfile profile, AssistanceRequest request, List<Account> accounts) {
    AccountBar.Agreement bar = profile.withdrawalAgreementBar();
    NamedRule rule = profile.rule("withdrawal-agreement", bar.clauseFor(request.action()));
    if (!bar.bars()) {
      return Bar.none(rule, "本规定未将约定提取业务列为限制");
    }
    List<Debt> agreements =
        all(accounts, Account::withdrawalAgreements)
            .map(agreement -> new Debt(agreement(agreement), null))
            .toList();
    return switch (heaviest(agreements)) {
      case NONE -> Bar.none(rule, "没有正在履行的约定提取业务");
      case UNKNOWN -> Bar.unknown(rule, ReasonCode.WITHDRAWAL_AGREEMENT, "约定提取业务情况无法确定，须人工核实");
      case STANDS, ENDING ->
          Bar.stands(rule, ReasonCode.WITHDRAWAL_AGREEMENT, "有正在履行的约定提取业务", bar.wayForward());
    };
  }

  private static Stand agreement(Agreement agreement) {
    if (agreement.active() == null) {
      return Stand.UNKNOWN;
    }
    return agreement.active() ? Stand.STANDS : Stand.NONE;
  }

  private static <T> Stream<T> all(List<Account> accounts, Function<Account, List<T>> part) {
    return accounts.stream().map(part).flatMap(Collection::stream);
  }

  private static Stand heaviest(List<Debt> debts) {
    return debts.stream().map(Debt::stand).max(Stand::compareTo).orElse(Stand.NONE);
  }

  /** How something stands that may bar, and what is owed under it where that matters. */
  private record Debt(Stand stand, Money balance) {}

  /** What the person's open accounts hold, beside what must stay there for a loan. */
  private record Surplus(Money balance, Money available, Money spared) {

    static Optional<Surplus> of(List<Account> accounts, Money spared) {
      List<Account> open = AccountPolicy.open(accounts);
      boolean known = open.stream().allMatch(a -> a.balance() != null && a.available() != null);
      return known
          ? Optional.of(
              new Surplus(
                  sum(open.stream().map(Account::balance)),
                  sum(open.stream().map(Account::available)),
                  spared))
          : Optional.empty();
    }

    /**
     * More than the loan is there, and freezes from before it leave it untouched: else one of them
     * could hand on what must stay.
     */
    boolean isThere() {
      return balance.isMoreThan(spared) && !spared.isMoreThan(available);
    }

    private static Money sum(Stream<Money> parts) {
      return parts.reduce(Money.ZERO, Money::plus);
    }
  }

  /** Lightest first. */
  private enum Stand {
    NONE,
    UNKNOWN,
    /** Stands, though what it was for has ended. */
    ENDING,
    STANDS
  }

  /**
   * What was found of one bar, and the reason a query gives when it is not known to be none.
   *
   * @param spared what must stay on the person's accounts although the bar lets the rest be taken
   * @param whole the bar where nothing is left beside that; null where nothing is spared
   * @param ifUnknown what is found where nobody knows what is left
   */
  record Bar(RuleFinding finding, ReasonCode code, Money spared, Bar whole, Bar ifUnknown) {

    private static Bar none(NamedRule rule, String detail) {
      return new Bar(rule.pass(detail), null, Money.ZERO, null, null);
    }

    private static Bar spares(NamedRule rule, Money spared, Bar whole) {
      Bar ifUnknown = unknown(rule, whole.code(), BALANCE_UNKNOWN);
      RuleFinding found = rule.pass("住房公积金贷款尚未结清，仅可就余额超过贷款本息的部分办理");
      return new Bar(found, null, spared, whole, ifUnknown);
    }

    private static Bar unknown(NamedRule rule, ReasonCode code, String detail) {
      return new Bar(rule.review(detail), code, Money.ZERO, null, null);
    }

    private static Bar stands(NamedRule rule, ReasonCode code, String detail, String wayForward) {
      return new Bar(rule.bar(code, detail, wayForward), code, Money.ZERO, null, null);
    }

    private Bar whereLittleIsLeft(Optional<Surplus> surplus) {
      if (whole == null || surplus.filter(Surplus::isThere).isPresent()) {
        return this;
      }
      return surplus.isPresent() ? whole : ifUnknown;
    }

    boolean stands() {
      return finding.finding().outcome() != Finding.Outcome.PASS;
    }

    Reason reason() {
      return new Reason(code, finding.finding().detail(), finding.finding().citation());
    }
  }
}
