package org.chakong.gateway.request;

/** What can happen to a request, as the timeline names it. */
public enum RequestEvent {
  /** Stored by the gateway. */
  ACCEPTED,
  /** Durably received by the fund centre. */
  SENT,
  /** A clerk of the fund centre must decide. */
  IN_REVIEW,
  /** Done in the fund centre's books, the bank has not confirmed the payout. */
  EXECUTING,
  /** The fund centre's answer is in force. */
  ANSWERED,
  /** A newer signed answer took the place of the one in force. */
  ANSWER_CORRECTED,
  /** Taken back by the court. */
  WITHDRAWN,
  /** The fund centre confirmed that a withdrawn request will have no effect. */
  WITHDRAWAL_CONFIRMED,
  /** The withdrawal came after the fund centre had acted; what it did counts. */
  WITHDRAWAL_TOO_LATE,
  /** Taken to the counter. */
  OFFLINE,
  /** An attempt to deliver did not reach the fund centre or brought no verified answer. */
  DELIVERY_FAILED,
  /** The fund centre answered with a verified error that is no answer to the request. */
  DELIVERY_REFUSED,
  /** The fund centre told a status that cannot follow the one at hand. */
  STATE_REFUSED,
  /** The fund centre told of a change of the request's freeze. */
  FREEZE_CHANGED,
  /** A freeze ended by its term. */
  FREEZE_EXPIRED,
  /** The window did something with the request. */
  COUNTER_RESULT,
  /** The fund centre announced that it will be late. */
  DELAY,
  /** The fund centre confirmed that nothing online will follow. */
  OFFLINE_CONFIRMED,
  /** It was closed here after the fund centre had acted online; what it did counts. */
  OFFLINE_TOO_LATE,
  /** The court recorded what the window did. */
  OFFLINE_RESULT,
  /** The fund centre's signed word on the window's act is not what the court recorded. */
  COUNTER_RESULT_DIFFERS,
  /**
   * The deadline became known, or moved because the holidays of a year were published or changed.
   */
  DEADLINE_SET,
  /** The deadline is near. */
  DUE_SOON,
  /** The deadline has passed without an answer. */
  OVERDUE,
  /** The term of the request's freeze ends soon. */
  FREEZE_EXPIRING,
  /** Very many persons were queried under its case in a short time. */
  MANY_QUERIED,
  /** The fund centre asks about the request; the deadline stands. */
  QUESTION,
  /** The court has replied to a question. */
  QUESTION_REPLIED,
  /** The fund centre objects to what it has executed; the court's time to reply begins. */
  OBJECTION,
  /** The court has replied to the objection. */
  OBJECTION_REPLIED,
  /** The court has not replied to the objection in time. */
  OBJECTION_OVERDUE,
  /** The fund centre has the court's reply. */
  REPLY_DELIVERED,
  /** The fund centre will never take the court's reply. */
  REPLY_REFUSED
}
