package org.chakong.gateway.request;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;

/**
 * What a fund centre told about a request, verified.
 *
 * @param revision null where the centre does not count
 * @param receivedAt legal time of the centre, null where it did not say
 * @param answeredAt legal time of the centre, null where it did not say
 * @param answer null where there is none yet
 * @param message the message that holds the exact words
 */
public record FundWord(
    RequestStatus status,
    Integer revision,
    Instant receivedAt,
    Instant answeredAt,
    Answer answer,
    MessageRef message) {

  /** The word in a request told by the centre. */
  public static FundWord of(TrackedRequest told, MessageRef message) {
    return new FundWord(
        told.status(),
        told.revision(),
        instant(told.receivedAt()),
        instant(told.answeredAt()),
        told.answer(),
        message);
  }

  /** A refusal with reasons, which is the answer: final, at an hour the centre did not state. */
  public static FundWord settled(Answer answer, MessageRef message) {
    return new FundWord(RequestStatus.ANSWERED, null, null, null, answer, message);
  }

  /** The party that told it. */
  public String actor() {
    return message.peer();
  }

  /** Whether the answer stands with this status. */
  boolean carriesAnswer() {
    return status == RequestStatus.ANSWERED || status == RequestStatus.EXECUTING;
  }

  /** Whether it can stand in the books: a final answer has a verdict, nothing else has. */
  public boolean isWhole() {
    return switch (status) {
      case null -> false;
      case ACCEPTED -> false;
      case ANSWERED -> answer != null && answer.verdict() != null;
      case EXECUTING -> answer != null && answer.verdict() == null;
      case SENT, IN_REVIEW, WITHDRAWN, OFFLINE -> true;
    };
  }

  /** Of a correction the revision of the answer that it takes the place of. */
  Optional<Integer> supersedes() {
    return Optional.ofNullable(answer).map(Answer::supersedes);
  }

  /**
   * Whether it is meant to take the place of an answer that is not the one in force. A later one
   * than that in force is one that has not come here yet. A centre of an older version names none.
   *
   * @param now where the request stands in the books
   * @param inForce the revision there
   */
  boolean namesWrongAnswer(RequestStatus now, int inForce) {
    return supersedes()
        .filter(named ->
            revision == null
                || named >= revision
                || (now == RequestStatus.ANSWERED && named < inForce))
        .isPresent();
  }

  private static Instant instant(OffsetDateTime at) {
    return Optional.ofNullable(at).map(OffsetDateTime::toInstant).orElse(null);
  }
}
