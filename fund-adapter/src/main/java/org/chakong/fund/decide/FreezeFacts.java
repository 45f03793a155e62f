package org.chakong.fund.decide;

import java.time.LocalDate;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.FreezeView;

/**
 * What the register knows of a freeze, as far as a decision needs it.
 *
 * @param formerCaseNumber the number of the case before a preservation became an enforcement, or
 *     null
 * @param until the last day on which it can be in force; null while it is not known: the freeze
 *     waits, or the end depends on a calendar that is not published
 * @param ordered as it was ordered when registered
 * @param rulingNumber as {@link FreezePolicy#rulingNumber} gives it for the request
 * @param deductionPending whether money under it is held for a payout
 */
public record FreezeFacts(
    String freezeNo,
    String court,
    String caseNumber,
    String formerCaseNumber,
    String requestNo,
    FreezeView.State state,
    LocalDate until,
    Money ordered,
    Money frozen,
    String rulingNumber,
    boolean deductionPending) {

  /**
   * As it stood on a day before its term ended: for a request that was served then and entered
   * later 补录. What ended it otherwise stands.
   */
  public FreezeFacts asOn(LocalDate day) {
    boolean stillRan = state == FreezeView.State.EXPIRED && until != null && !until.isBefore(day);
    return stillRan
        ? new FreezeFacts(
            freezeNo,
            court,
            caseNumber,
            formerCaseNumber,
            requestNo,
            FreezeView.State.ACTIVE,
            until,
            ordered,
            frozen,
            rulingNumber,
            deductionPending)
        : this;
  }
}
