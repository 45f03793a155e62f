package org.chakong.contracts.request;

/** Where a request is. */
public enum RequestStatus {
  /** Stored by the gateway, not yet known to be at the fund centre. */
  ACCEPTED,
  /** Durably received by the fund centre. */
  SENT,
  /** A clerk must decide. */
  IN_REVIEW,
  /** Done in the books, the bank has not confirmed the payout yet (deductions only). */
  EXECUTING,
  /** Final: the answer in force stands. */
  ANSWERED,
  /** Taken back by the court before an answer. */
  WITHDRAWN,
  /** Taken to the counter; whatever still happens online has no effect. */
  OFFLINE;

  /** Whether nothing online can change the request any more. */
  public boolean isFinal() {
    return switch (this) {
      case ANSWERED, WITHDRAWN, OFFLINE -> true;
      case ACCEPTED, SENT, IN_REVIEW, EXECUTING -> false;
    };
  }
}
