package org.chakong.fund.deduct;

import org.chakong.fund.freeze.FrozenShare;

/**
 * Where a deduction takes money from.
 *
 * @param freezeNo null for free money
 * @param fen more than zero
 */
record Take(String accountNo, String freezeNo, long fen) {

  boolean isFree() {
    return freezeNo == null;
  }

  FrozenShare share() {
    return new FrozenShare(freezeNo, accountNo, fen);
  }
}
