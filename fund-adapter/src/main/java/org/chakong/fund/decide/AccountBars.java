package org.chakong.fund.decide;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chakong.contracts.api.CoreFacts.Account;
import org.chakong.contracts.api.CoreFacts.Agreement;
import org.chakong.contracts.api.CoreFacts.Guarantee;
import org.chakong.contracts.api.CoreFacts.Loan;
import org.chakong.contracts.api.CoreFacts.LoanRole;
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

  private AccountBars() {}

  static List<Bar> of(PolicyProfile profile, AssistanceRequest request, List<Account> accounts) {
    return List.of(
        loan(profile, request, accounts),
        guarantee(profile, request, accounts),
        agreement(profile, request, accounts));
  }

  private static Bar loan(
      PolicyProfile profile, AssistanceRequest request, List<Account> accounts) {
    AccountBar.Loan bar = profile.loanBar();
    NamedRule rule = profile.rule("loan", bar.clauseFor(request.action()));
    if (!bar.bars()) {
      return Bar.none(rule, "本规定未将住房公积金贷款列为限制");
    }
    if (bar.exceptFundLoanCase() && request.courtCase().isFundLoanCase()) {
      return Bar.none(rule, "案件所涉即为住房公积金贷款，不受限制");
    }
    Stand stand =
        heaviest(all(accounts, Account::loans).map(loan -> loan(loan, bar, profile)).toList());
    return switch (stand) {
      case NONE -> Bar.none(rule, "没有尚未结清的住房公积金贷款");
      case UNKNOWN -> Bar.unknown(rule, ReasonCode.LOAN_OUTSTANDING, "住房公积金贷款情况无法确定，须人工核实");
      case STANDS, ENDING ->
          Bar.stands(rule, ReasonCode.LOAN_OUTSTANDING, "有尚未结清的住房公积金贷款", bar.wayForward());
    };
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
    if (!bar.bars()) {
      return Bar.none(rule, "本规定未将为他人贷款担保列为限制");
    }
    Stand stand = heaviest(all(accounts, Account::guarantees).map(AccountBars::guarantee).toList());
    return switch (stand) {
      case NONE -> Bar.none(rule, "没有为他人住房公积金贷款提供的有效担保");
      case UNKNOWN -> Bar.unknown(rule, ReasonCode.GUARANTEE_NOT_RELEASED, "担保情况无法确定，须人工核实");
      case ENDING ->
          Bar.stands(
              rule, ReasonCode.GUARANTEE_NOT_RELEASED, "所担保的住房公积金贷款已偿清，但担保尚未解除", bar.wayForward());
      case STANDS -> Bar.stands(rule, ReasonCode.GUARANTOR, "为他人住房公积金贷款提供担保", bar.wayForward());
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
    Stand stand =
        heaviest(all(accounts, Account::withdrawalAgreements).map(AccountBars::agreement).toList());
    return switch (stand) {
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

  private static Stand heaviest(List<Stand> stands) {
    return stands.stream().max(Stand::compareTo).orElse(Stand.NONE);
  }

  /** Lightest first. */
  private enum Stand {
    NONE,
    UNKNOWN,
    /** Stands, though what it was for has ended. */
    ENDING,
    STANDS
  }

  /** What was found of one bar, and the reason a query gives when it is not known to be none. */
  record Bar(RuleFinding finding, ReasonCode code) {

    private static Bar none(NamedRule rule, String detail) {
      return new Bar(rule.pass(detail), null);
    }

    private static Bar unknown(NamedRule rule, ReasonCode code, String detail) {
      return new Bar(rule.review(detail), code);
    }

    private static Bar stands(NamedRule rule, ReasonCode code, String detail, String wayForward) {
      return new Bar(rule.bar(code, detail, wayForward), code);
    }

    boolean stands() {
      return finding.finding().outcome() != Finding.Outcome.PASS;
    }

    Reason reason() {
      return new Reason(code, finding.finding().detail(), finding.finding().citation());
    }
  }
}
