package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;

/**
 * What a court replies to a fund centre, as the channel carries it.
 *
 * @param replyId UUID, the idempotency key
 * @param questionId with {@code QUESTION}: which one
 * @param outcome with {@code OBJECTION}
 * @param at legal time of the court
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CourtReply(
    String replyId,
    Kind kind,
    String requestNo,
    String court,
    String questionId,
    String text,
    ObjectionOutcome outcome,
    OffsetDateTime at) {

  /** What it replies to. */
  public enum Kind {
    QUESTION,
    OBJECTION
  }
}
