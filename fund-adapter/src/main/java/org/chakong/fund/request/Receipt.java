package org.chakong.fund.request;

/** What became of a request at the door. */
public sealed interface Receipt {

  /** Stored now. */
  record Stored(String requestNo) implements Receipt {}

  /** The same was stored before. */
  record Known(String requestNo) implements Receipt {}

  /** The number stands for something else, or is somebody else's. */
  record Reused() implements Receipt {}
}
