package org.chakong.fund.request;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.CourtCase;
import org.chakong.contracts.request.Instruction;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.freeze.UndecidedDeduction;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.registry.Registries;
import org.chakong.runtime.trace.Step;
import org.chakong.runtime.trace.Traces;

/**
 * Takes a request in: durably stored, with its place in the queue and its time of receipt, before
 * anything is decided. What a crash leaves undecided is found by a task stored with it.
 */
@ApplicationScoped
public class ReceiveRequest {

  private final Requests requests;
  private final Locks locks;
  private final RequestEvents events;
  private final FreezeRegister register;
  private final AnsweringPeriod period;
  private final TrackedRequests tracked;
  private final RecordOutcome outcomes;
  private final QueriedPersons queries;
  private final Registries registries;
  private final SchedulerClient tasks;
  private final Traces traces;
  private final Clock legal;
  private final Clock real;

  ReceiveRequest(
      Requests requests,
      Locks locks,
      RequestEvents events,
      FreezeRegister register,
      AnsweringPeriod period,
      TrackedRequests tracked,
      RecordOutcome outcomes,
      QueriedPersons queries,
      Registries registries,
      SchedulerClient tasks,
      Traces traces,
      Clock legal,
      @RealTime Clock real) {
    this.requests = requests;
    this.locks = locks;
    this.events = events;
    this.register = register;
    this.period = period;
    this.tracked = tracked;
    this.outcomes = outcomes;
    this.queries = queries;
    this.registries = registries;
    this.tasks = tasks;
    this.traces = traces;
    this.legal = legal;
    this.real = real;
  }

  @Transactional
  public Receipt receive(Filing filing) {
    Step step = new Step("receive", filing.request().action(), filing.request().requestNo());
    return traces.during(step, () -> received(filing, null));
  }

  /**
   * What was received before and lost with a database, by the time of its first receipt.
   *
   * @param receivedAt legal time, null where it is not known
   */
  @Transactional
  public Receipt again(Filing filing, Instant receivedAt) {
    return received(filing, receivedAt);
  }

  private Receipt received(Filing filing, Instant before) {
    String requestNo = filing.request().requestNo();
    // with the number it replaces, so that its caller may end that one in the same transaction
    Stream.of(requestNo, filing.request().replaces())
        .filter(Objects::nonNull)
        .sorted()
        .forEach(locks::requestNo);
    Optional<RequestRow> known = requests.findByIdOptional(requestNo);
    if (known.isPresent()) {
      return again(known.get(), filing);
    }
    locks.person(filing.personKey());
    return store(filing, requests.tombstone(requestNo), before);
  }

  private Receipt again(RequestRow known, Filing filing) {
    if (!known.sender().equals(filing.sender())) {
      return new Receipt.NotTheirs();
    }
    if (!known.isSameAs(filing)) {
      return new Receipt.Reused();
    }
    if (filing.messageId() != null) {
      requests.calledAgain(known.requestNo(), filing.messageId(), real.instant());
    }
    return new Receipt.Known(known.requestNo());
  }

  private Receipt store(Filing filing, Optional<TombstoneRow> tombstone, Instant before) {
    if (tombstone.filter(stone -> !stone.isOf(filing.sender())).isPresent()) {
      return new Receipt.NotTheirs();
    }
    Instant receivedAt = Optional.ofNullable(before).orElseGet(() -> now(filing));
    RequestStatus status = tombstone.map(TombstoneRow::status).orElse(RequestStatus.SENT);
    RequestRow row =
        new RequestRow(
            filing,
            requests.nextSequence(),
            status,
            receivedAt,
            registries.revision(),
            period.of(filing.request().action(), receivedAt));
    row.cameIn(traces.current(), real.instant());
    requests.persist(row);
    events.add(row.requestNo(), filing.actor(), "RECEIVED", filing.channel().name());
    if (status == RequestStatus.SENT) {
      keepFreezes(filing, receivedAt);
      queries.look(filing, receivedAt);
      tasks.scheduleIfNotExists(DecisionTask.of(row.requestNo(), real.instant()));
    } else {
      events.add(row.requestNo(), RequestEvents.SYSTEM, "CAME_TOO_LATE", status.name());
      // its sender heard of the end before and does not wait for the answer to this delivery
      outcomes.tell(row);
    }
    return new Receipt.Stored(row.requestNo());
  }

  private Instant now(Filing filing) {
    return filing.servedAt() == null ? legal.instant() : filing.servedAt();
  }

  /** No freeze expires while an extension or deduction received in time is undecided. */
  private void keepFreezes(Filing filing, Instant receivedAt) {
    String requestNo = filing.request().requestNo();
    switch (filing.request().instruction()) {
      case Instruction.Extend extend -> keepFreeze(extend.freezeNo(), requestNo);
      case Instruction.Deduct deduct -> {
        if (deduct.freezeNo() == null) {
          register.keepAlive(undecided(filing, deduct, receivedAt));
        } else {
          keepFreeze(deduct.freezeNo(), requestNo);
        }
      }
      case Instruction.Query q -> {}
      case Instruction.Freeze f -> {}
      case Instruction.Unfreeze u -> {}
    }
  }

  private void keepFreeze(String freezeNo, String requestNo) {
    if (freezeNo != null) {
      register.keepAlive(freezeNo, requestNo);
    }
  }

  private static UndecidedDeduction undecided(
      Filing filing, Instruction.Deduct deduct, Instant receivedAt) {
    CourtCase filed = filing.request().courtCase();
    return new UndecidedDeduction(
        filing.request().requestNo(),
        filing.personKey(),
        filed.holder(),
        filed.reference(),
        deduct.accountNo(),
        LegalZone.dayOf(receivedAt));
  }

  /** The same request again. */
  @Transactional
  public TrackedRequest stored(String requestNo) {
    return tracked.of(requests.findById(requestNo));
  }
}
