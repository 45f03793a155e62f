package org.chakong.fund.audit;

/** How far a run of the audit reaches. */
enum Reach {
  /** What the histories say has been touched since the run before. */
  TOUCHED,
  /** Every account, freeze, deduction and request. */
  EVERYTHING
}
