package org.chakong.acceptance.chaos;

/**
 * Something that is not as it must be.
 *
 * @param key number of a request, account or freeze
 */
record Difference(Kind kind, String key, String detail) {

  boolean isOf(Kind some, String what) {
    return kind == some && key.equals(what);
  }

  /** What is wrong. */
  enum Kind {
    /** Promised, and not there or not answered. */
    LOST,
    /** There twice. */
    DOUBLED,
    /** The two sides say different things. */
    SIDES,
    /** The feed of changes leaves out, repeats or reorders. */
    FEED,
    /** An amount is not what it must be. */
    MONEY,
    /** A service answered what the contract does not foresee. */
    CONTRACT,
    /** In a trial a service did not do what is promised for such a case. */
    TRIAL,
    /** The adapter's own audit found something. */
    AUDIT,
    /** The daily reconciliation found something. */
    RECONCILIATION,
    /** The kept messages do not verify. */
    EVIDENCE
  }
}
