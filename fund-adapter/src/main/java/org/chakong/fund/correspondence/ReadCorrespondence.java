package org.chakong.fund.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.ObjectionReply;
import org.chakong.contracts.api.Question;
import org.chakong.contracts.api.RaisedObjection;
import org.chakong.contracts.api.RaisedObjection.State;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.Objection;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.request.Objections;
import org.chakong.fund.request.ReadRequests;

/** What was written about a request in both directions. */
@ApplicationScoped
public class ReadCorrespondence {

  private final ReadRequests requests;
  private final Questions questions;
  private final Objections objections;
  private final Replies replies;
  private final Clock legal;

  ReadCorrespondence(
      ReadRequests requests,
      Questions questions,
      Objections objections,
      Replies replies,
      Clock legal) {
    this.requests = requests;
    this.questions = questions;
    this.objections = objections;
    this.replies = replies;
    this.legal = legal;
  }

  /** The questions about a request in their order; empty when there is no such request. */
  @Transactional
  public Optional<List<Question>> questions(String requestNo) {
    return requests
        .find(requestNo)
        .map(found -> questions.of(requestNo).stream().map(Questions.Asked::question).toList());
  }

  /** The objection that stands in a request's answer; empty when there is none. */
  @Transactional
  public Optional<RaisedObjection> objection(String requestNo) {
    Optional<TrackedRequest> request = requests.find(requestNo);
    return request
        .map(TrackedRequest::answer)
        .map(Answer::objection)
        .map(said -> raised(request.get(), said));
  }

  private RaisedObjection raised(TrackedRequest request, Objection said) {
    Optional<ObjectionReply> reply =
        replies
            .to(request.requestNo(), null)
            .map(to -> new ObjectionReply(to.text(), to.outcome(), to.at(), null));
    return new RaisedObjection(
        request.requestNo(),
        said.detail(),
        said.citation(),
        objections.raisedAt(request.requestNo()).map(LegalTime::of).orElse(request.answeredAt()),
        due(said.replyBy()),
        state(said.replyBy(), reply),
        reply.orElse(null));
  }

  private State state(LocalDate replyBy, Optional<ObjectionReply> reply) {
    if (reply.isPresent()) {
      return State.REPLIED;
    }
    boolean over = replyBy != null && !legal.instant().isBefore(LegalZone.endOfDay(replyBy));
    return over ? State.OVERDUE : State.OPEN;
  }

  private static OffsetDateTime due(LocalDate replyBy) {
    return replyBy == null ? null : LegalTime.of(LegalZone.endOfDay(replyBy));
  }
}
