package org.chakong.fund.freeze;

/** Differences, in fen, to be applied to one part; one change for a part at a time. */
record PartChange(String freezeNo, String accountNo, long ordered, long frozen, long reserved) {

  /** Both for the same part. */
  PartChange plus(PartChange other) {
    return new PartChange(
        freezeNo,
        accountNo,
        ordered + other.ordered,
        frozen + other.frozen,
        reserved + other.reserved);
  }

  boolean isNothing() {
    return ordered == 0 && frozen == 0 && reserved == 0;
  }
}
