package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.TrackedRequest;

/** The Request as courts see it: the body as filed, where it stands, and its deadline as of now. */
@ApplicationScoped
public class RequestView {

  private final AnsweringPeriod period;

  RequestView(AnsweringPeriod period) {
    this.period = period;
  }

  public TrackedRequest of(StoredRequest stored) {
    AssistanceRequest body = stored.body();
    return new TrackedRequest(
        body.requestNo(),
        body.fundCentre(),
        body.courtCase(),
        body.subject(),
        body.officers(),
        body.documents(),
        body.instruction(),
        body.replaces(),
        stored.court(),
        Channel.ONLINE,
        stored.status(),
        offset(stored.acceptedAt()),
        offset(stored.receivedAt()),
        offset(stored.answeredAt()),
        period.standing(stored),
        null,
        answer(stored),
        stored.counterResult());
  }

  private static Answer answer(StoredRequest stored) {
    Answer answer = stored.answer();
    return answer == null || answer.objection() == null || stored.objectionDueAt() == null
        ? answer
        : answer.with(answer.objection().dueAt(offset(stored.objectionDueAt())));
  }

  private static OffsetDateTime offset(Instant at) {
    return Optional.ofNullable(at)
        .map(instant -> instant.atZone(LegalZone.ZONE).toOffsetDateTime())
        .orElse(null);
  }
}
