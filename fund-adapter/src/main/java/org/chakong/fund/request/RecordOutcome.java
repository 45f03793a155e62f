package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.measure.Outcome;
import org.chakong.runtime.trace.Traces;

/** Writes down what a measure came to, and says so to whoever tells the court. */
@ApplicationScoped
class RecordOutcome {

  private static final String CLERK = "fund-clerk";
  private static final String SUPERVISOR = "fund-supervisor";

  private final RequestEvents events;
  private final FreezeRegister register;
  private final TrackedRequests tracked;
  private final Requests requests;
  private final Objections objections;
  private final Event<RequestChanged> changed;
  private final Event<CounterDecided> decidedAtWindow;
  private final Traces traces;
  private final Clock clock;

  RecordOutcome(
      RequestEvents events,
      FreezeRegister register,
      TrackedRequests tracked,
      Requests requests,
      Objections objections,
      Event<RequestChanged> changed,
      Event<CounterDecided> decidedAtWindow,
      Traces traces,
      Clock clock) {
    this.events = events;
    this.register = register;
    this.tracked = tracked;
    this.requests = requests;
    this.objections = objections;
    this.changed = changed;
    this.decidedAtWindow = decidedAtWindow;
    this.traces = traces;
    this.clock = clock;
  }

  /**
   * @param actor who brought it about
   * @param tell false when the court learns of it in the answer to the call at hand
   */
  void record(RequestRow row, Outcome outcome, String actor, boolean tell) {
    switch (outcome) {
      case Outcome.Answered answered -> {
        if (answered.freezeNo() != null) {
          row.freezeNo(answered.freezeNo());
        }
        answered(row, answered.answer(), actor);
      }
      case Outcome.ForReview review -> forReview(row, review, actor);
      case Outcome.Executing executing -> {
        row.deductionNo(executing.deductionNo());
        row.executing(executing.answer());
        events.add(row.requestNo(), actor, "PAYOUT_INSTRUCTED", executing.deductionNo());
        decided(row);
      }
      case Outcome.Deferred deferred -> {
        row.freezeNo(deferred.freezeNo());
        row.defer();
        events.add(row.requestNo(), actor, "DEFERRED", "PENDING_DEDUCTION");
        return;
      }
    }
    if (tell) {
      tell(row);
    }
  }

  void answered(RequestRow row, Answer given, String actor) {
    Answer answer = objections.in(given, row.requestNo());
    row.answered(answer, clock.instant());
    events.add(row.requestNo(), actor, "ANSWERED", answer.verdict().name());
    decided(row);
    tellOfWindow(row, answer);
  }

  /** The court of the online request hears what became of the paper one in its place. */
  private void tellOfWindow(RequestRow row, Answer answer) {
    String online = row.request().replaces();
    if (row.channel() == Channel.COUNTER && online != null && requests.isOffline(online)) {
      decidedAtWindow.fire(new CounterDecided(row.court(), online, row.requestNo(), answer));
    }
  }

  private void forReview(RequestRow row, Outcome.ForReview review, String actor) {
    if (review.freezeNo() != null) {
      row.freezeNo(review.freezeNo());
    }
    if (review.deductionNo() != null) {
      row.deductionNo(review.deductionNo());
    }
    // at the window the clerk who took the deduction in is the first of the two persons
    boolean secondOnly = row.channel() == Channel.COUNTER && row.deductionNo().isPresent();
    row.inReview(secondOnly ? SUPERVISOR : CLERK);
    events.add(row.requestNo(), actor, "IN_REVIEW", null);
  }

  /** Ends a request that was taken back. */
  void ended(RequestRow row, RequestStatus status, String actor) {
    row.ended(status);
    events.add(row.requestNo(), actor, status.name(), null);
    decided(row);
  }

  void tell(RequestRow row) {
    if (row.channel() == Channel.ONLINE) {
      RequestChanged change = new RequestChanged(row.sender(), tracked.of(row));
      traces.during(row.step("answer"), row.traceparent(), () -> changed.fire(change));
    }
  }

  private void decided(RequestRow row) {
    switch (row.action()) {
      case EXTEND, DEDUCT -> register.letGo(row.requestNo());
      case QUERY, FREEZE, UNFREEZE -> {}
    }
  }
}
