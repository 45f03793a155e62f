package org.chakong.contracts.api;

/**
 * What a court makes of an objection. It only says so: what is to be done in the books comes as a
 * request of its own.
 */
public enum ObjectionOutcome {
  /** The measure stands 维持. */
  MAINTAINED,
  /** The measure will be changed 变更. */
  CHANGED,
  /** The measure will be taken back 撤销. */
  REVOKED
}
