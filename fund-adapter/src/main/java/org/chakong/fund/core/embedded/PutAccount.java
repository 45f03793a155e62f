package org.chakong.fund.core.embedded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.chakong.contracts.api.CoreFacts;
import org.chakong.fund.core.Funds;
import org.chakong.fund.freeze.CreditKind;
import org.chakong.fund.freeze.IncomingMoney;
import org.chakong.fund.freeze.Who;

/** Creates or replaces an account and its facts, as the demo asks; never the freezes on it. */
@ApplicationScoped
class PutAccount {

  private final Clock clock;
  private final AccountMoney money;
  private final FactRows rows;
  private final FactChanges changes;
  private final AccountFacts facts;
  private final IncomingMoney incoming;

  PutAccount(
      Clock clock,
      AccountMoney money,
      FactRows rows,
      FactChanges changes,
      AccountFacts facts,
      IncomingMoney incoming) {
    this.clock = clock;
    this.money = money;
    this.rows = rows;
    this.changes = changes;
    this.facts = facts;
    this.incoming = incoming;
  }

  /** What became of it. */
  sealed interface Outcome {

    record Created(CoreFacts.Account account) implements Outcome {}

    record Replaced(CoreFacts.Account account) implements Outcome {}

    /** Less than what is frozen or held; nothing was changed. */
    record BelowHeld() implements Outcome {}
  }

  @Transactional(TxType.REQUIRED)
  public Outcome put(String accountNo, CoreFacts.Account wanted) {
    Funds before = money.lock(List.of(accountNo)).get(accountNo);
    long balance = wanted.balance() == null ? 0 : wanted.balance().fen();
    if (before != null && balance < before.held()) {
      return new Outcome.BelowHeld();
    }
    boolean created = rows.put(accountNo, wanted);
    changes.forget(accountNo);
    rows.replaceFacts(
        accountNo, wanted.loans(), wanted.guarantees(), wanted.withdrawalAgreements());
    if (before != null && !Funds.isContributing(wanted.status())) {
      incoming.sealed(accountNo, clock.instant(), new Who("demo", "status set", null));
    }
    adjust(accountNo, balance, created);
    CoreFacts.Account now = facts.ofAccount(accountNo).orElseThrow();
    return created ? new Outcome.Created(now) : new Outcome.Replaced(now);
  }

  private void adjust(String accountNo, long balance, boolean created) {
    long difference = balance - money.lock(List.of(accountNo)).get(accountNo).balance();
    if (difference == 0) {
      return;
    }
    EntryKind kind = created ? EntryKind.OPENING : EntryKind.ADJUSTMENT;
    money.post(accountNo, kind, difference, UUID.randomUUID().toString(), clock.instant());
    if (difference > 0) {
      Who who = new Who("demo", kind.name(), null);
      incoming.credited(accountNo, difference, CreditKind.OTHER, who);
    } else {
      money.stopUncoveredWithdrawals(List.of(accountNo));
    }
  }
}
