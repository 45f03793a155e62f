package org.chakong.fund.core.embedded;

/** Why money came to or left an account. */
enum EntryKind {
  OPENING,
  /** The demo changed the balance. */
  ADJUSTMENT,
  /** 汇缴. */
  CONTRIBUTION,
  /** 结息. */
  INTEREST,
  /** 提取 by the holder. */
  WITHDRAWAL,
  /** 扣划. */
  DEDUCTION,
  /** A payout that the bank did not make. */
  REVERSAL
}
