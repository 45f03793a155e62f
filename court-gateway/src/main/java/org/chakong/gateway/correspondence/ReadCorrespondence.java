package org.chakong.gateway.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.clock.LegalClock;

/** What was written about a request in both directions, as courts see it. */
@ApplicationScoped
public class ReadCorrespondence {

  private final Questions questions;
  private final CourtReplies replies;
  private final LegalClock legal;

  ReadCorrespondence(Questions questions, CourtReplies replies, LegalClock legal) {
    this.questions = questions;
    this.replies = replies;
    this.legal = legal;
  }

  public List<Question> questions(StoredRequest request) {
    return questions.of(request.requestNo());
  }

  /** The objection in the answer in force; empty when there is none. */
  public Optional<RaisedObjection> objection(StoredRequest request) {
    return Optional.ofNullable(request.answer())
        .map(Answer::objection)
        .map(said -> raised(request, said));
  }

  private RaisedObjection raised(StoredRequest request, Objection said) {
    Optional<ObjectionReply> reply = replies.toObjection(request.requestNo());
    Instant due = request.objectionDueAt();
    return new RaisedObjection(
        request.requestNo(),
        said.detail(),
        said.citation(),
        offset(Optional.ofNullable(request.objectedAt()).orElse(request.answeredAt())),
        offset(due),
        state(due, reply),
        reply.orElse(null));
  }

  private State state(Instant due, Optional<ObjectionReply> reply) {
    if (reply.isPresent()) {
      return State.REPLIED;
    }
    return due != null && !legal.instant().isBefore(due) ? State.OVERDUE : State.OPEN;
  }

  private static OffsetDateTime offset(Instant at) {
    return at == null ? null : at.atZone(LegalZone.ZONE).toOffsetDateTime();
  }
}
