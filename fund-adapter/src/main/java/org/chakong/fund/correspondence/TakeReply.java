package org.chakong.fund.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.chakong.contracts.api.CourtReply;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.correspondence.Replies.Stored;
import org.chakong.fund.request.HoldRequest;
import org.chakong.fund.request.HoldRequest.Held;
import org.chakong.fund.request.ReadRequests;

/** Takes a court's verified reply to a question or an objection; each counts once. */
@ApplicationScoped
public class TakeReply {

  private final HoldRequest requests;
  private final ReadRequests read;
  private final Questions questions;
  private final Replies replies;

  TakeReply(HoldRequest requests, ReadRequests read, Questions questions, Replies replies) {
    this.requests = requests;
    this.read = read;
    this.questions = questions;
    this.replies = replies;
  }

  /** What became of it. */
  public enum Taken {
    TAKEN,
    REPEATED,
    /** There is nothing of this court's that it could reply to. */
    NOTHING_ASKED,
    /** Another reply stands. */
    CONTRADICTED
  }

  /**
   * @param reply whole: with the question's id, or the outcome
   * @param sender the party that signed it
   * @param jti of the message that brought it
   */
  @Transactional
  public Taken take(CourtReply reply, String sender, String jti) {
    Optional<Held> held =
        requests
            .hold(reply.requestNo())
            .filter(of -> of.sender().equals(sender) && of.court().equals(reply.court()));
    UUID questionId = reply.questionId() == null ? null : UUID.fromString(reply.questionId());
    if (held.isEmpty() || !asked(reply, questionId)) {
      return Taken.NOTHING_ASKED;
    }
    Optional<Stored> before = replies.to(reply.requestNo(), questionId);
    if (before.isPresent()) {
      return before.get().says(reply) ? Taken.REPEATED : Taken.CONTRADICTED;
    }
    replies.add(reply, questionId, jti);
    requests.note(reply.requestNo(), sender, event(reply), null);
    return Taken.TAKEN;
  }

  private boolean asked(CourtReply reply, UUID questionId) {
    return switch (reply.kind()) {
      case QUESTION -> questions.has(reply.requestNo(), questionId);
      case OBJECTION ->
          read.find(reply.requestNo())
              .map(TrackedRequest::answer)
              .map(Answer::objection)
              .isPresent();
    };
  }

  private static String event(CourtReply reply) {
    return switch (reply.kind()) {
      case QUESTION -> "QUESTION_REPLIED";
      case OBJECTION -> "OBJECTION_REPLIED";
    };
  }
}
