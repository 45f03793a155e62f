package org.chakong.fund.decide;

import java.util.Set;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.policy.PolicyProfile.AccountFact;
import org.chakong.contracts.request.AccountView;

/** What a query 查询 may show of an account; what the policy does not name is left out. */
public final class Disclosure {

  private Disclosure() {}

  /** The account as the court may see it; number and status always stay. */
  public static AccountView of(PolicyProfile profile, AccountView full) {
    Set<AccountFact> shown = profile.disclosure().value();
    return new AccountView(
        full.accountNo(),
        full.status(),
        shown(shown, AccountFact.BALANCE, full.balance()),
        shown(shown, AccountFact.AVAILABLE, full.available()),
        shown(shown, AccountFact.FROZEN, full.frozen()),
        shown(shown, AccountFact.CONTRIBUTION, full.monthlyContribution()),
        shown(shown, AccountFact.CONTRIBUTION, full.lastContributionMonth()),
        shown(shown, AccountFact.FREEZABLE, full.freezable()),
        shown(shown, AccountFact.LOANS, full.loans()),
        shown(shown, AccountFact.GUARANTEES, full.guarantees()),
        shown(shown, AccountFact.WITHDRAWAL_AGREEMENTS, full.withdrawalAgreements()),
        shown(shown, AccountFact.FREEZES, full.freezes()));
  }

  private static <T> T shown(Set<AccountFact> allowed, AccountFact fact, T value) {
    return allowed.contains(fact) ? value : null;
  }
}
