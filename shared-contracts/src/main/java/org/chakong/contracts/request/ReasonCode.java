package org.chakong.contracts.request;

/**
 * Why an answer says what it says. Each code belongs to one {@link Weight}; with several codes the
 * heaviest gives the verdict and all are listed.
 */
public enum ReasonCode {
  AMOUNT_MISSING(Weight.RETURNED),
  AMOUNT_INCONSISTENT(Weight.RETURNED),
  TERM_MISSING(Weight.RETURNED),
  TERM_TOO_LONG(Weight.RETURNED),
  OFFICERS_TOO_FEW(Weight.RETURNED),
  PERMIT_MISSING(Weight.RETURNED),
  PERMIT_EXPIRED(Weight.RETURNED),
  DOCUMENT_MISSING(Weight.RETURNED),
  ORIGINAL_REQUIRED(Weight.RETURNED),
  PROOF_MISSING(Weight.RETURNED),
  SIGNATURE_INVALID(Weight.RETURNED),
  CASE_NUMBER_INVALID(Weight.RETURNED),
  CASE_NUMBER_MISMATCH(Weight.RETURNED),
  CASE_TYPE_NOT_ALLOWED(Weight.REJECTED),
  SENDER_MISMATCH(Weight.REJECTED),
  IDENTITY_MISSING(Weight.RETURNED),
  IDENTITY_INVALID(Weight.RETURNED),
  NAME_ID_MISMATCH(Weight.UNABLE),
  NOT_A_DEBTOR(Weight.RETURNED),
  NO_ACCOUNT(Weight.UNABLE),
  ACCOUNT_CLOSED(Weight.UNABLE),
  LOAN_OUTSTANDING(Weight.UNABLE),
  GUARANTOR(Weight.UNABLE),
  GUARANTEE_NOT_RELEASED(Weight.UNABLE),
  WITHDRAWAL_AGREEMENT(Weight.UNABLE),
  PRIOR_FREEZE(Weight.UNABLE),
  DUPLICATE_MEASURE(Weight.RETURNED),
  CLAIM_EXCEEDED(Weight.RETURNED),
  CHANNEL_NOT_ALLOWED(Weight.REJECTED),
  OFFLINE_ONLY(Weight.REJECTED),
  OUT_OF_SCOPE(Weight.REJECTED),
  NOT_HOLDER(Weight.REJECTED),
  FREEZE_NOT_FOUND(Weight.RETURNED),
  FREEZE_EXPIRED(Weight.REJECTED),
  ALREADY_RELEASED(Weight.NOTE),
  CONDITION_NOT_MET(Weight.UNABLE),
  OTHER_ASSETS_NOT_EXHAUSTED(Weight.RETURNED),
  ADVANCE_EXECUTION(Weight.UNABLE),
  PAYEE_INVALID(Weight.RETURNED),
  REQUEST_NO_REUSED(Weight.REJECTED),
  ACCOUNTS_MULTIPLE(Weight.NOTE),
  DEBTOR_DECEASED(Weight.NOTE),
  CALENDAR_INCOMPLETE(Weight.NOTE),
  SIGNATURE_BROKEN(Weight.REJECTED);

  /** What a code does to the verdict, lightest first. */
  public enum Weight {
    /** Stands beside something executed. */
    NOTE,
    UNABLE,
    RETURNED,
    REJECTED
  }

  private final Weight weight;

  ReasonCode(Weight weight) {
    this.weight = weight;
  }

  public Weight weight() {
    return weight;
  }
}
