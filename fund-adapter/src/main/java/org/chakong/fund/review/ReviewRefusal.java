package org.chakong.fund.review;

/** Why a decision is not taken. */
public enum ReviewRefusal {
  /** There is no such request. */
  NO_SUCH_REQUEST,
  /** It does not wait for a person. */
  NOT_IN_REVIEW,
  /** It waits for a person of another role. */
  OTHER_ROLE,
  /** The same person has decided first already. */
  SAME_PERSON,
  /** It would be handed to the person who decided first. */
  HANDED_TO_FIRST,
  /** Nothing is said of why. */
  COMMENT_MISSING,
  /** RETURN and UNABLE need a reason. */
  REASON_MISSING,
  /** The reason gives another verdict than the one decided. */
  REASON_OF_OTHER_WEIGHT,
  /** Only what is executed all the same is objected to. */
  OBJECTION_WITHOUT_APPROVAL,
  /** An objection says what is doubted. */
  OBJECTION_EMPTY
}
