package org.chakong.fund.deduct;

import java.time.Instant;
import java.util.List;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Payee;

/**
 * A deduction to be made.
 *
 * @param sequence of receipt
 * @param accountNos where to take from, in order; may be empty when a freeze is named: its accounts
 * @param freezeNo the court's own freeze; null takes from the freezes of the same case, the
 *     earliest first
 * @param ordered more than zero
 * @param freeMoneyToo whether the policy lets it go beyond the court's own freezes to money that
 *     nobody has frozen (解释 Art. 484)
 */
public record DeductionOrder(
    String requestNo,
    long sequence,
    String court,
    String caseNumber,
    List<String> accountNos,
    String freezeNo,
    Money ordered,
    boolean freeMoneyToo,
    Payee payee,
    Instant receivedAt) {

  /**
   * @throws IllegalArgumentException when there is neither account nor freeze, or nothing ordered
   */
  public DeductionOrder {
    accountNos = List.copyOf(accountNos);
    if (accountNos.isEmpty() && freezeNo == null) {
      throw new IllegalArgumentException("A deduction needs an account or a freeze");
    }
    if (!ordered.isPositive()) {
      throw new IllegalArgumentException("A deduction needs an amount");
    }
  }
}
