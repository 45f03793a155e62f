package org.chakong.fund.request;

/** What became of a request at the door. */
public sealed interface Receipt {

  /** Stored now. */
  record Stored(String requestNo) implements Receipt {}

  /** The same was stored before. */
  record Known(String requestNo) implements Receipt {}

  /** The sender has used the number for something else. */
  record Reused() implements Receipt {}

  /**
   * The number is another sender's: no fault of this one, and nothing its court could answer for.
   */
  record NotTheirs() implements Receipt {}
}
