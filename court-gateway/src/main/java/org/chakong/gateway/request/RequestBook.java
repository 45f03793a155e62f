package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.trace.Traces;

/** The gateway's book of requests: the one place where a request changes. */
@ApplicationScoped
public class RequestBook {

  private final RequestRows rows;
  private final RequestEvents events;
  private final AnsweringPeriod period;
  private final QueriedPersons queries;
  private final Traces traces;
  private final LegalClock legal;
  private final Clock real;
  private final Event<RequestChanged> changed;

  RequestBook(
      RequestRows rows,
      RequestEvents events,
      AnsweringPeriod period,
      QueriedPersons queries,
      Traces traces,
      LegalClock legal,
      @RealTime Clock real,
      Event<RequestChanged> changed) {
    this.rows = rows;
    this.events = events;
    this.period = period;
    this.queries = queries;
    this.traces = traces;
    this.legal = legal;
    this.real = real;
    this.changed = changed;
  }

  /** The request of this number, whosever it is. */
  @Transactional
  public Optional<StoredRequest> find(String requestNo) {
    return rows.findByIdOptional(requestNo).map(RequestRows::stored);
  }

  /**
   * Stores a request that was not there.
   *
   * @param fingerprint of the body, hex sha-256
   * @param actor who filed it
   * @return false when the number is in use, whoever uses it; nothing is stored then
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean accept(AssistanceRequest body, String fingerprint, String actor) {
    return accept(body, fingerprint, actor, legal.instant(), null);
  }

  /**
   * As {@link #accept(AssistanceRequest, String, String)}, for a request that was accepted before
   * and lost with a database.
   *
   * @param sent the message that the fund centre has it by
   */
  @Transactional
  public boolean acceptAgain(
      AssistanceRequest body, String fingerprint, String actor, Instant at, MessageRef sent) {
    return accept(body, fingerprint, actor, at, sent);
  }

  private boolean accept(
      AssistanceRequest body, String fingerprint, String actor, Instant now, MessageRef sent) {
    RequestRow row = new RequestRow();
    row.requestNo = body.requestNo();
    row.court = body.courtCase().court();
    row.fundCentre = body.fundCentre();
    row.action = body.action();
    row.caseNumber = RequestFilter.caseNumber(body.courtCase().number());
    row.body = RequestJson.write(body);
    row.fingerprint = fingerprint;
    row.acceptedAt = now;
    row.period(period.period(row.fundCentre, row.action, now));
    row.storedAt = real.instant();
    row.traceparent = traces.current();
    if (sent != null) {
      row.sentPeer = sent.peer();
      row.sentJti = sent.jti();
    }
    if (!rows.insert(row)) {
      return false;
    }
    events.write(row.requestNo, RequestEvent.ACCEPTED, null, RequestStatus.ACCEPTED, actor, null);
    queries.look(row);
    return true;
  }

  /** Writes what a fund centre told into the book; the caller has kept it as evidence. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Heard hear(String requestNo, FundWord word) {
    RequestRow row = held(requestNo);
    row.quietSince = real.instant();
    boolean sameStatus = word.status() == row.status;
    if (word.revision() != null && word.revision() < row.revision) {
      return Heard.STALE;
    }
    if (sameStatus && (word.revision() == null || word.revision() == row.revision)) {
      return Heard.REPEATED;
    }
    if (word.status() == RequestStatus.SENT && row.status != RequestStatus.ACCEPTED) {
      return Heard.STALE;
    }
    if (word.status() == RequestStatus.IN_REVIEW && events.endsHereOnly(requestNo, word.actor())) {
      // said before the centre heard of the end, which it is told until it confirms
      return Heard.STALE;
    }
    if (!sameStatus && !StatusTransitions.allows(row.status, word.status())) {
      events.note(requestNo, RequestEvent.STATE_REFUSED, word.actor(), word.status().name());
      return Heard.REFUSED;
    }
    if (word.namesWrongAnswer(row.status, row.revision)) {
      events.note(requestNo, RequestEvent.STATE_REFUSED, word.actor(), "supersedes another answer");
      return Heard.REFUSED;
    }
    write(row, word);
    return Heard.APPLIED;
  }

  /**
   * Takes a request back that the fund centre is not known to have.
   *
   * @return false when it is known to be there, or nothing is left to take back
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean withdrawUnsent(String requestNo, String actor) {
    RequestRow row = held(requestNo);
    if (row.status != RequestStatus.ACCEPTED) {
      return false;
    }
    events.write(
        requestNo,
        RequestEvent.WITHDRAWN,
        row.status,
        RequestStatus.WITHDRAWN,
        actor,
        "before the fund centre was known to have it");
    row.status = RequestStatus.WITHDRAWN;
    row.lease = null;
    row.leaseUntil = null;
    changed.fire(new RequestChanged(requestNo));
    return true;
  }

  private void write(RequestRow row, FundWord word) {
    events.write(
        row.requestNo,
        eventOf(row.status, word.status()),
        row.status,
        word.status(),
        word.actor(),
        word.supersedes().map(revision -> "supersedes revision " + revision).orElse(null));
    row.heardJti = word.message().jti();
    row.status = word.status();
    row.revision = Optional.ofNullable(word.revision()).orElse(row.revision + 1);
    if (word.receivedAt() != null && !Objects.equals(word.receivedAt(), row.receivedAt)) {
      row.receivedAt = word.receivedAt();
      row.period(period.period(row.fundCentre, row.action, row.receivedAt));
    }
    if (word.answer() != null && word.carriesAnswer()) {
      row.answer = RequestJson.write(word.answer());
      row.verdict = word.answer().verdict();
      row.answerPeer = word.message().peer();
      row.answerJti = word.message().jti();
    }
    if (word.status() == RequestStatus.ANSWERED) {
      row.answeredAt = Optional.ofNullable(word.answeredAt()).orElseGet(legal::instant);
    }
    row.lease = null;
    row.leaseUntil = null;
    changed.fire(new RequestChanged(row.requestNo));
  }

  private static RequestEvent eventOf(RequestStatus from, RequestStatus to) {
    if (from == RequestStatus.WITHDRAWN) {
      return to == from ? RequestEvent.WITHDRAWAL_CONFIRMED : RequestEvent.WITHDRAWAL_TOO_LATE;
    }
    if (from == RequestStatus.OFFLINE) {
      return to == from ? RequestEvent.OFFLINE_CONFIRMED : RequestEvent.OFFLINE_TOO_LATE;
    }
    return switch (to) {
      case ACCEPTED -> throw new IllegalArgumentException("no fund centre accepts for a gateway");
      case SENT -> RequestEvent.SENT;
      case IN_REVIEW -> RequestEvent.IN_REVIEW;
      case EXECUTING -> RequestEvent.EXECUTING;
      case ANSWERED ->
          from == RequestStatus.ANSWERED ? RequestEvent.ANSWER_CORRECTED : RequestEvent.ANSWERED;
      case WITHDRAWN -> RequestEvent.WITHDRAWN;
      case OFFLINE -> RequestEvent.OFFLINE;
    };
  }

  private RequestRow held(String requestNo) {
    return rows.hold(requestNo)
        .orElseThrow(() -> new IllegalStateException("request " + requestNo + " is not stored"));
  }
}
