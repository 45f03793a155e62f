package org.chakong.fund.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.contracts.api.ReviewDetail.AccountFacts;
import org.chakong.contracts.api.ReviewDetail.HolderFacts;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.Requirement;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Finding;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.measure.Examination;

/**
 * The facts of a person's accounts as a reviewer needs them and no more (个人信息保护法 Art. 6): the
 * holder's name where the question is whose account it is, life facts where a deduction may rest on
 * them, nothing of whom a guarantee is for.
 */
@ApplicationScoped
class GatherFacts {

  private static final String NAME_RULE = "#" + Requirement.NAME.ruleName();

  private final FreezeRegister register;

  GatherFacts(FreezeRegister register) {
    this.register = register;
  }

  List<AccountFacts> of(Action action, Examination now) {
    boolean whose = now.findings().wire().stream().anyMatch(GatherFacts::asksWhose);
    return now.accounts().stream().map(account -> facts(account, action, whose)).toList();
  }

  private AccountFacts facts(CoreFacts.Account account, Action action, boolean whose) {
    List<RegisterEntry> freezes = register.entries(account.accountNo());
    return new AccountFacts(
        account.accountNo(),
        account.status(),
        account.closedOn(),
        holder(account.owner(), action == Action.DEDUCT, whose),
        account.balance(),
        account.available(),
        freezes.stream().map(RegisterEntry::frozen).reduce(Money.ZERO, Money::plus),
        account.monthlyContribution(),
        account.lastContributionMonth(),
        account.loans(),
        account.guarantees().stream()
            .map(g -> new CoreFacts.Guarantee(g.loanOutstanding(), g.released()))
            .toList(),
        account.withdrawalAgreements(),
        freezes);
  }

  private static HolderFacts holder(CoreFacts.Owner owner, boolean life, boolean whose) {
    if (owner == null || !(life || whose)) {
      return null;
    }
    return new HolderFacts(
        whose ? owner.name() : null,
        whose ? owner.idType() : null,
        life ? owner.birthDate() : null,
        life ? owner.deceased() : null,
        life ? owner.emigrated() : null,
        life ? owner.retired() : null);
  }

  private static boolean asksWhose(Finding finding) {
    return finding.outcome() == Finding.Outcome.REVIEW && finding.rule().endsWith(NAME_RULE);
  }
}
