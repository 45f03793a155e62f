package org.chakong.fund.core.embedded;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.api.CoreEvent;
import org.chakong.contracts.api.FundApi.CoreEventResult;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.fund.core.Funds;
import org.chakong.fund.freeze.CreditKind;
import org.chakong.fund.freeze.IncomingMoney;
import org.chakong.fund.freeze.Who;

/**
 * Applies what happened in the core, once per event number. A refused event changes nothing and
 * does not use its number up: it may be sent again when what barred it is gone.
 */
@ApplicationScoped
public class ApplyCoreEvents {
  static final String CONFLICT = "CONFLICT";
  static final String NO_ACCOUNT = "NO_ACCOUNT";
  static final String PRIOR_FREEZE = "PRIOR_FREEZE";
  static final String CONDITION_NOT_MET = "CONDITION_NOT_MET";
  static final String MALFORMED = "MALFORMED";

  /** 合并销户、外部转出销户、提取销户. */
  private static final Set<String> CLOSED = Set.of("03", "04", "05");

  private final Clock clock;
  private final AccountMoney money;
  private final FactRows facts;
  private final FactChanges changes;
  private final CoreEventRows events;
  private final Withdrawals withdrawals;
  private final IncomingMoney incoming;

  ApplyCoreEvents(
      Clock clock,
      AccountMoney money,
      FactRows facts,
      FactChanges changes,
      CoreEventRows events,
      Withdrawals withdrawals,
      IncomingMoney incoming) {
    this.clock = clock;
    this.money = money;
    this.facts = facts;
    this.changes = changes;
    this.events = events;
    this.withdrawals = withdrawals;
    this.incoming = incoming;
  }

  /** Applies one event in the caller's transaction; the event counts only when that commits. */
  @Transactional(TxType.MANDATORY)
  public CoreEventResult apply(CoreEvent event) {
    if (!isComplete(event)) {
      return refused(event, MALFORMED);
    }
    Funds funds = money.lock(List.of(event.accountNo())).get(event.accountNo());
    Optional<CoreEventResult> before = saidBefore(event);
    if (before.isPresent()) {
      return before.get();
    }
    if (funds == null) {
      return refused(event, NO_ACCOUNT);
    }
    Optional<String> bar = bar(event);
    if (bar.isPresent()) {
      return refused(event, bar.get());
    }
    When when = new When(event.at() == null ? now() : event.at(), event.at() != null);
    if (!events.insert(event, when.at())) {
      return saidBefore(event).orElseThrow();
    }
    take(event, when);
    return new CoreEventResult(event.eventId(), CoreEventResult.Result.APPLIED, null);
  }

  /** What is to be said of an event without applying it; empty for one that is new. */
  @Transactional(TxType.MANDATORY)
  Optional<CoreEventResult> known(CoreEvent event) {
    return isComplete(event) ? saidBefore(event) : Optional.of(refused(event, MALFORMED));
  }

  private static boolean isComplete(CoreEvent event) {
    if (event.eventId() == null || event.type() == null || event.accountNo() == null) {
      return false;
    }
    boolean amount = event.amount() != null && event.amount().isPositive();
    return switch (event.type()) {
      case CONTRIBUTION, INTEREST -> amount;
      case WITHDRAWAL -> amount && event.state() != null;
      case STATUS_CHANGED -> event.status() != null;
      case LOAN_CHANGED -> event.loan() != null;
      case GUARANTEE_CHANGED -> event.guarantee() != null;
      case AGREEMENT_CHANGED -> event.agreement() != null;
    };
  }

  private Optional<CoreEventResult> saidBefore(CoreEvent event) {
    return events
        .fingerprintOf(event.eventId())
        .map(known ->
            known.equals(CoreEventRows.fingerprint(event))
                ? new CoreEventResult(event.eventId(), CoreEventResult.Result.REPEATED, null)
                : refused(event, CONFLICT));
  }

  /**
   * Money leaves by a withdrawal only where it is free, and an account on which a freeze holds or
   * waits is not closed, so not transferred out either.
   */
  private Optional<String> bar(CoreEvent event) {
    boolean pays =
        event.type() == CoreEvent.Type.WITHDRAWAL
            && event.state() == CoreEvent.WithdrawalState.PAID;
    boolean closes =
        event.type() == CoreEvent.Type.STATUS_CHANGED && CLOSED.contains(event.status());
    if (!pays && !closes) {
      return Optional.empty();
    }
    incoming.endTerms(event.accountNo(), new Who("core", event.eventId(), null));
    Funds funds = money.funds(List.of(event.accountNo())).get(event.accountNo());
    if (closes) {
      boolean held = funds.held() > 0 || incoming.isAwaited(event.accountNo());
      return held ? Optional.of(PRIOR_FREEZE) : Optional.empty();
    }
    if (event.amount().fen() <= funds.free()) {
      return Optional.empty();
    }
    return Optional.of(funds.held() > 0 ? PRIOR_FREEZE : CONDITION_NOT_MET);
  }

  private void take(CoreEvent event, When when) {
    String accountNo = event.accountNo();
    switch (event.type()) {
      case CONTRIBUTION -> {
        facts.contributed(accountNo, event.month());
        String then = changes.statusAt(accountNo, when);
        CreditKind kind =
            Funds.isContributing(then) ? CreditKind.CONTRIBUTION : CreditKind.WHILE_SEALED;
        credit(event, EntryKind.CONTRIBUTION, kind, when, then);
      }
      case INTEREST -> credit(event, EntryKind.INTEREST, CreditKind.OTHER, when, null);
      case WITHDRAWAL -> withdraw(event, when.at());
      case STATUS_CHANGED -> changeStatus(event, when);
      case LOAN_CHANGED -> changes.loan(accountNo, event.loan(), when);
      case GUARANTEE_CHANGED -> changes.guarantee(accountNo, event.guarantee(), when);
      case AGREEMENT_CHANGED -> changes.agreement(accountNo, event.agreement(), when);
    }
  }

  private void changeStatus(CoreEvent event, When when) {
    Instant at = when.at().toInstant();
    changes.status(event.accountNo(), event.status(), when, LegalZone.dayOf(at));
    if (!Funds.isContributing(event.status())) {
      Who who = new Who("core", "STATUS_CHANGED " + event.eventId(), null);
      incoming.sealed(event.accountNo(), at, who);
    }
  }

  private void credit(
      CoreEvent event, EntryKind entry, CreditKind kind, When when, String statusThen) {
    long fen = event.amount().fen();
    Instant at = when.at().toInstant();
    money.post(event.accountNo(), entry, fen, event.eventId(), at, statusThen);
    Who who = new Who("core", entry.name() + " " + event.eventId(), null);
    incoming.credited(event.accountNo(), fen, kind, who);
  }

  private void withdraw(CoreEvent event, OffsetDateTime at) {
    switch (event.state()) {
      case APPROVED -> withdrawals.approve(event, at);
      case CANCELLED -> withdrawals.close(event, at);
      case PAID -> {
        withdrawals.close(event, at);
        money.post(
            event.accountNo(),
            EntryKind.WITHDRAWAL,
            -event.amount().fen(),
            event.eventId(),
            at.toInstant());
      }
    }
    money.stopUncoveredWithdrawals(List.of(event.accountNo()));
  }

  private OffsetDateTime now() {
    return clock.instant().atZone(LegalZone.ZONE).toOffsetDateTime();
  }

  private static CoreEventResult refused(CoreEvent event, String code) {
    return new CoreEventResult(event.eventId(), CoreEventResult.Result.REFUSED, code);
  }
}
