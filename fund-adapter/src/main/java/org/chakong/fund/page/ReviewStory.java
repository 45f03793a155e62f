package org.chakong.fund.page;

import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.chakong.contracts.api.ObjectionReply;
import org.chakong.contracts.api.Question;
import org.chakong.contracts.api.RaisedObjection;
import org.chakong.contracts.api.ReviewDetail;
import org.chakong.contracts.api.ReviewDetail.ReviewDecision;
import org.chakong.contracts.api.ReviewDetail.ReviewPaper;
import org.chakong.contracts.api.TimelineEvent;

/** What came with a review and what became of it so far, in words. */
final class ReviewStory {

  private static final long KIBIBYTE = 1024;

  private final ReviewDetail review;
  private final DeskWords words;

  ReviewStory(ReviewDetail review, DeskWords words) {
    this.review = review;
    this.words = words;
  }

  /** A paper; {@code href} is empty where it was not handed over. */
  public record Paper(String type, String number, String seal, String size, String href) {}

  /** A decision with its reasons and what was found of the checklist. */
  public record Taken(
      String at, String by, String what, String reason, String comment, String marks) {}

  /** A line of the history. */
  public record Event(String at, String what, String actor, String detail) {}

  /** A question to the court with its reply, which is empty as long as there is none. */
  public record Asked(
      int number, String at, String text, String state, String reply, String repliedAt) {}

  /** An objection with the court's reply, which is empty as long as there is none. */
  public record Objected(
      String at, String text, String ground, String due, String state, String reply) {}

  List<Paper> papers() {
    return review.documents().stream().map(this::paper).toList();
  }

  List<Taken> decisions() {
    return review.decisions().stream().map(this::taken).toList();
  }

  List<Event> history() {
    return review.history().stream().map(this::event).toList();
  }

  List<Asked> asked(List<Question> questions) {
    return questions.stream().map(this::asked).toList();
  }

  Objected objection(RaisedObjection raised) {
    ObjectionReply reply = raised.reply();
    return new Objected(
        words.at(raised.raisedAt()),
        raised.text(),
        raised.ground() == null ? "" : raised.ground(),
        words.at(raised.replyDueAt()),
        words.word("objection", raised.state()),
        reply == null
            ? ""
            : words.at(reply.at())
                + " "
                + words.word("outcome", reply.outcome())
                + " "
                + (reply.text() == null ? "" : reply.text()));
  }

  private Paper paper(ReviewPaper paper) {
    boolean there = paper.href() != null;
    return new Paper(
        words.word("paper", paper.type()),
        paper.number() == null ? "" : paper.number(),
        paper.seal() == null ? "" : words.word("seal", paper.seal()),
        there ? words.say("desk_kib", paper.size() / KIBIBYTE + 1) : words.say("desk_no_paper"),
        there ? href(paper.documentId()) : "");
  }

  private String href(String documentId) {
    return UriBuilder.fromPath(ReviewListResource.PATH + "/{no}/papers/{id}")
        .build(review.request().requestNo(), documentId)
        .toString();
  }

  private Taken taken(ReviewDecision decision) {
    return new Taken(
        words.at(decision.at()),
        words.word("role", decision.role()) + " " + words.person(decision.by()),
        words.word("decision", decision.decision()),
        decision.reason() == null ? "" : words.code(decision.reason()),
        decision.comment(),
        marks(decision));
  }

  /** Only what was not in order or has a remark; the rest was. */
  private String marks(ReviewDecision decision) {
    return decision.checklist() == null
        ? ""
        : String.join(
            "; ",
            decision.checklist().stream()
                .filter(answer -> !Boolean.TRUE.equals(answer.ok()) || answer.comment() != null)
                .map(answer ->
                    point(answer.id())
                        + " — "
                        + words.word("mark", answer.ok())
                        + (answer.comment() == null ? "" : " " + answer.comment()))
                .toList());
  }

  private String point(String id) {
    return Stream.concat(
            review.checklist().stream()
                .filter(point -> point.id().equals(id))
                .map(ReviewDetail.ChecklistPoint::text),
            Stream.of(id))
        .findFirst()
        .orElseThrow();
  }

  private Event event(TimelineEvent event) {
    return new Event(
        words.at(event.at()),
        words.word("event", event.what()),
        words.actor(event.actor()),
        detail(event.detail()));
  }

  /**
   * A channel, a verdict or a person where it is one, else what it is: an id or somebody's words.
   */
  private String detail(String detail) {
    if (detail == null) {
      return "";
    }
    return Stream.of(words.word("detail", detail), words.word("verdict", detail))
        .filter(said -> !said.equals(detail))
        .findFirst()
        .orElseGet(() -> words.person(detail));
  }

  private Asked asked(Question question) {
    boolean replied = question.reply() != null;
    return new Asked(
        question.number(),
        words.at(question.askedAt()),
        question.text(),
        words.word("question", question.state()),
        replied ? question.reply().text() : "",
        replied ? words.at(question.reply().at()) : "");
  }
}
