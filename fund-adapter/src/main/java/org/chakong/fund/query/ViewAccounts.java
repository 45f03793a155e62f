package org.chakong.fund.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.AccountView;
import org.chakong.contracts.request.AccountView.AgreementView;
import org.chakong.contracts.request.AccountView.Freezable;
import org.chakong.contracts.request.AccountView.FreezeEntry;
import org.chakong.contracts.request.AccountView.GuaranteeView;
import org.chakong.contracts.request.AccountView.LoanView;
import org.chakong.contracts.request.AccountView.Possible;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.fund.decide.AccountPolicy;
import org.chakong.fund.decide.Disclosure;
import org.chakong.fund.freeze.FreezeRegister;

/** Shows accounts as far as the policy lets a query see them. */
@ApplicationScoped
public class ViewAccounts {

  private static final String QUEUE_SOURCE = "《民事诉讼法解释》第四百八十四条";

  private final FreezeRegister register;

  ViewAccounts(FreezeRegister register) {
    this.register = register;
  }

  /**
   * @param accounts all accounts of the person
   */
  public List<AccountView> views(
      AssistanceRequest request, PolicyProfile profile, List<CoreFacts.Account> accounts) {
    return accounts.stream()
        .map(account -> Disclosure.of(profile, full(request, profile, account, accounts)))
        .toList();
  }

  private AccountView full(
      AssistanceRequest request,
      PolicyProfile profile,
      CoreFacts.Account account,
      List<CoreFacts.Account> all) {
    List<RegisterEntry> entries = register.entries(account.accountNo());
    List<Reason> bars = AccountPolicy.barsOf(profile, request, account, all);
    return new AccountView(
        account.accountNo(),
        account.status(),
        account.balance(),
        account.available(),
        entries.stream().map(RegisterEntry::frozen).reduce(Money.ZERO, Money::plus),
        account.monthlyContribution(),
        account.lastContributionMonth(),
        freezable(
            profile,
            account,
            entries,
            bars,
            AccountPolicy.sparedOn(profile, request, List.of(account.accountNo()), all)),
        account.loans().stream().map(ViewAccounts::loan).toList(),
        account.guarantees().stream().map(g -> new GuaranteeView(g.released())).toList(),
        account.withdrawalAgreements().stream().map(ViewAccounts::agreement).toList(),
        entries.stream().map(ViewAccounts::freeze).toList());
  }

  private static Freezable freezable(
      PolicyProfile profile,
      CoreFacts.Account account,
      List<RegisterEntry> entries,
      List<Reason> bars,
      Money spared) {
    if (!bars.isEmpty()) {
      return new Freezable(Possible.NO, Money.ZERO, bars);
    }
    boolean mustWait =
        !entries.isEmpty()
            && profile.secondFreeze().value() == PolicyProfile.SecondFreeze.WHOLE_WAITING;
    Money available = above(account.available(), spared);
    if (available.isPositive() && !mustWait) {
      return new Freezable(Possible.YES, available, List.of());
    }
    return new Freezable(Possible.WAITING_ONLY, Money.ZERO, waits(entries));
  }

  private static Money above(Money available, Money spared) {
    return available == null || !available.isMoreThan(spared)
        ? Money.ZERO
        : available.minus(spared);
  }

  private static List<Reason> waits(List<RegisterEntry> entries) {
    return entries.isEmpty()
        ? List.of()
        : List.of(new Reason(ReasonCode.PRIOR_FREEZE, "已有在先冻结，再行冻结只能轮候", QUEUE_SOURCE));
  }

  private static LoanView loan(CoreFacts.Loan loan) {
    String role = loan.role() == null ? null : loan.role().name();
    return new LoanView(role, loan.outstanding(), loan.balance());
  }

  private static AgreementView agreement(CoreFacts.Agreement agreement) {
    String kind = agreement.kind() == null ? null : agreement.kind().name();
    return new AgreementView(kind, agreement.active());
  }

  private static FreezeEntry freeze(RegisterEntry entry) {
    return new FreezeEntry(
        entry.freezeNo(),
        entry.court(),
        entry.ordered(),
        entry.frozen(),
        entry.waiting(),
        entry.position(),
        entry.until());
  }
}
