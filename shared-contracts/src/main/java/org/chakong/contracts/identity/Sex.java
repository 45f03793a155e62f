package org.chakong.contracts.identity;

/** Sex as the citizen identity number states it (GB 11643: an odd order number is a man's). */
public enum Sex {
  /** Male. */
  M,
  /** Female. */
  F
}
