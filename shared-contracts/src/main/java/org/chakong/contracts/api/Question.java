package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;

/**
 * A question 询问 of the fund centre about a request and the court's reply. Neither stops the clock
 * of the request.
 *
 * @param questionId UUID, the same on both sides
 * @param number counts the questions of one request, from 1
 * @param askedAt legal time of the fund centre
 * @param reply null while there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Question(
    String questionId,
    int number,
    String text,
    OffsetDateTime askedAt,
    State state,
    QuestionReply reply) {

  /** Where it stands. */
  public enum State {
    /** On its way to the court's gateway. */
    ASKED,
    /** The court's gateway has it. */
    DELIVERED,
    /** The court's gateway will never take it; the court has to be asked another way. */
    REFUSED,
    /** The court has replied. */
    REPLIED
  }
}
