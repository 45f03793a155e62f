package org.chakong.gateway.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.ObjectionReply;
import org.chakong.contracts.api.ObjectionReplyText;
import org.chakong.contracts.api.Question;
import org.chakong.contracts.api.ReplyText;
import org.chakong.gateway.request.RequestEvent;
import org.chakong.gateway.request.RequestEvents;
import org.chakong.gateway.request.StoredRequest;

/** Takes a court's reply to a question or an objection; the first one counts. */
@ApplicationScoped
public class ReplyToCentre {

  private final Questions questions;
  private final CourtReplies replies;
  private final RequestEvents events;

  ReplyToCentre(Questions questions, CourtReplies replies, RequestEvents events) {
    this.questions = questions;
    this.replies = replies;
    this.events = events;
  }

  /** What became of a reply. */
  public enum Outcome {
    WRITTEN,
    /** The same was replied before. */
    REPEATED,
    /** Something else was replied before. */
    CONTRADICTED,
    /** Nothing waits for a reply. */
    NOTHING_OPEN,
    /** There is no question of this number, or several wait and none is named. */
    WHICH
  }

  /**
   * What became of a reply to a question.
   *
   * @param number of the question; 0 where none was found
   */
  public record ToQuestion(Outcome outcome, int number) {}

  @Transactional
  public ToQuestion toQuestion(StoredRequest request, ReplyText reply, String actor) {
    events.hold(request.requestNo());
    List<Question> all = questions.of(request.requestNo());
    List<Question> open = all.stream().filter(question -> question.reply() == null).toList();
    if (reply.number() == null && open.size() > 1) {
      return new ToQuestion(Outcome.WHICH, 0);
    }
    Optional<Question> meant =
        reply.number() == null
            ? open.stream().findFirst().or(() -> repliedWith(all, reply.text()))
            : all.stream().filter(question -> question.number() == reply.number()).findFirst();
    if (meant.isEmpty()) {
      return new ToQuestion(reply.number() == null ? Outcome.NOTHING_OPEN : Outcome.WHICH, 0);
    }
    return new ToQuestion(
        toQuestion(request, meant.get(), reply.text(), actor), meant.get().number());
  }

  /** The words may come again after the answer to them was lost. */
  private static Optional<Question> repliedWith(List<Question> all, String text) {
    return all.stream().filter(question -> question.reply().text().equals(text)).findFirst();
  }

  private Outcome toQuestion(StoredRequest request, Question question, String text, String actor) {
    if (question.reply() != null) {
      return question.reply().text().equals(text) ? Outcome.REPEATED : Outcome.CONTRADICTED;
    }
    replies.write(request.requestNo(), question.questionId(), text, null, actor);
    events.note(
        request.requestNo(),
        RequestEvent.QUESTION_REPLIED,
        actor,
        "第%d号询问".formatted(question.number()));
    return Outcome.WRITTEN;
  }

  @Transactional
  public Outcome toObjection(StoredRequest request, ObjectionReplyText reply, String actor) {
    events.hold(request.requestNo());
    if (request.answer() == null || request.answer().objection() == null) {
      return Outcome.NOTHING_OPEN;
    }
    Optional<ObjectionReply> before = replies.toObjection(request.requestNo());
    if (before.isPresent()) {
      boolean same =
          before.get().text().equals(reply.text()) && before.get().outcome() == reply.outcome();
      return same ? Outcome.REPEATED : Outcome.CONTRADICTED;
    }
    replies.write(request.requestNo(), null, reply.text(), reply.outcome(), actor);
    events.note(request.requestNo(), RequestEvent.OBJECTION_REPLIED, actor, reply.outcome().name());
    return Outcome.WRITTEN;
  }
}
