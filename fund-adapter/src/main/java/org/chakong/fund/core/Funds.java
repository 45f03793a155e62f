package org.chakong.fund.core;

/**
 * The money on an account, in fen.
 *
 * @param status two digits of the fund data standard
 */
public record Funds(String accountNo, String status, long balance, long held) {
  private static final String CONTRIBUTING = "01";

  /** What the holder may dispose of. */
  public long free() {
    return balance - held;
  }

  /** Whether contributions come in (正常缴存); on a sealed account (封存) none do. */
  public boolean contributing() {
    return isContributing(status);
  }

  /** Whether contributions come in to an account of this status. */
  public static boolean isContributing(String status) {
    return CONTRIBUTING.equals(status);
  }
}
