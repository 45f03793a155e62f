package org.chakong.fund.freeze;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import org.chakong.fund.core.Core;
import org.chakong.fund.core.Funds;

/**
 * New money on an account goes to the freezes that wait for that kind of money, the earliest first.
 */
@ApplicationScoped
public class IncomingMoney {

  private final Clock clock;
  private final Core core;
  private final EndedTerms ended;
  private final Queues queues;

  IncomingMoney(Clock clock, Core core, EndedTerms ended, Queues queues) {
    this.clock = clock;
    this.core = core;
    this.ended = ended;
    this.queues = queues;
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
    Funds before = core.funds(List.of(accountNo)).get(accountNo);
    ended.expireOn(List.of(accountNo), act);
    if (kind == CreditKind.OTHER || before.contributing()) {
      queues.topUp(accountNo, fen, kind.claims(), act);
    }
    queues.tell(act);
  }
}
