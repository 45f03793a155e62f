package org.chakong.fund.deduct;

import org.chakong.contracts.request.DeductionView;

/** What became of the bank's word. */
public sealed interface Settlement {

  /** The deduction as it stands afterwards. */
  DeductionView deduction();

  /** Taken down now. */
  record Settled(DeductionView deduction) implements Settlement {}

  /** Said before, in the same sense. */
  record Repeated(DeductionView deduction) implements Settlement {}

  /** Against what the bank said before, or said of a payout that was never instructed. */
  record Contradicted(DeductionView deduction) implements Settlement {}
}
