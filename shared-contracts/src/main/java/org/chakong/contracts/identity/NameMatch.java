package org.chakong.contracts.identity;

/** How the name in a request compares with the one in a record. */
public enum NameMatch {
  /** The same, however it was typed. */
  SAME,
  /**
   * Possibly the same: written with another form of a character, with one that older systems could
   * not hold, or with and without the dot of a minority name. A person must decide.
   */
  DOUBTFUL,
  DIFFERENT
}
