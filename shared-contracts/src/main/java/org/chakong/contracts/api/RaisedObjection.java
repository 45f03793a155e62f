package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;

/**
 * An objection 异议 of the fund centre to a measure that it has executed all the same, and the
 * court's reply (法释〔2013〕20号 第六条: within 15 days).
 *
 * @param text what the centre doubts
 * @param ground the clause it rests on
 * @param raisedAt legal time: when it was said, at the gateway when it came
 * @param replyDueAt the end of the 15th calendar day after the one it came on, a day off not being
 *     the last; null while the calendar of that year is missing
 * @param reply null while there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RaisedObjection(
    String requestNo,
    String text,
    String ground,
    OffsetDateTime raisedAt,
    OffsetDateTime replyDueAt,
    State state,
    ObjectionReply reply) {

  /** Where it stands. */
  public enum State {
    OPEN,
    /** The court has not replied in time. */
    OVERDUE,
    REPLIED
  }
}
