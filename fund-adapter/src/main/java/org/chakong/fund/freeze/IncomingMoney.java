package org.chakong.fund.freeze;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * New money on an account goes to the freezes that wait for that kind of money, the earliest first.
 */
@ApplicationScoped
public class IncomingMoney {

  private final Clock clock;
  private final EndedTerms ended;
  private final Queues queues;
  private final PartRows parts;
  private final QueueRows queueRows;

  IncomingMoney(Clock clock, EndedTerms ended, Queues queues, PartRows parts, QueueRows queueRows) {
    this.clock = clock;
    this.ended = ended;
    this.queues = queues;
    this.parts = parts;
    this.queueRows = queueRows;
  }

  /**
   * No contributions come any more; where the policy says so, also not after the account is
   * unsealed.
   *
   * @param accountNo locked by the caller
   * @param at when it was sealed; what was frozen later is not concerned
   */
  @Transactional(TxType.MANDATORY)
  public void sealed(String accountNo, Instant at, Who who) {
    parts.stopTopUp(accountNo, at, new Act(who, clock.instant()));
  }

  /**
   * Lets the freezes take of money that has been credited.
   *
   * @param accountNo locked by the caller, before the credit was posted
   * @param fen what came, more than zero
   */
  @Transactional(TxType.MANDATORY)
  public void credited(String accountNo, long fen, CreditKind kind, Who who) {
    Act act = new Act(who, clock.instant());
    ended.expireOn(List.of(accountNo), act);
    if (!kind.claims().isEmpty()) {
      queues.topUp(accountNo, fen, kind.claims(), act);
    }
    queues.tell(act);
  }

  /**
   * Ends what has run out on an account, so that it bars nothing any more.
   *
   * @param accountNo locked by the caller
   */
  @Transactional(TxType.MANDATORY)
  public void endTerms(String accountNo, Who who) {
    Act act = new Act(who, clock.instant());
    ended.expireOn(List.of(accountNo), act);
    queues.tell(act);
  }

  /** Whether a freeze holds money on the account or waits for some. */
  @Transactional(TxType.SUPPORTS)
  public boolean isAwaited(String accountNo) {
    return queueRows.isOpen(accountNo);
  }
}
