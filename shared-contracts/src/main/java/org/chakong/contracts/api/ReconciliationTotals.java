package org.chakong.contracts.api;

import org.chakong.contracts.identity.Money;

/**
 * A legal day's requests on one side.
 *
 * @param requests received by the fund centre on that day
 * @param answers those with a verdict
 * @param open those that are not final yet
 * @param held what is frozen now under their freezes, in yuan
 */
public record ReconciliationTotals(long requests, long answers, long open, Money held) {

  /** Nothing was received. */
  public static final ReconciliationTotals NONE = new ReconciliationTotals(0, 0, 0, Money.ZERO);
}
