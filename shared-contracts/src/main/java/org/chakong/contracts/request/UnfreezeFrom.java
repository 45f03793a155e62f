package org.chakong.contracts.request;

/** What a partial release lowers. */
public enum UnfreezeFrom {
  /** The ordered amount first; money already frozen is freed only below the new ceiling. */
  CEILING,
  /** Money already frozen; it never returns to the same freeze. */
  FROZEN
}
