package org.chakong.fund.backentry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.chakong.contracts.api.BackEntry.State;
import org.chakong.contracts.api.FundBackEntryApi.Ruling;
import org.chakong.fund.counter.StorePaper;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.request.HoldRequest;
import org.chakong.fund.request.Receipt;

/**
 * Ends an entry, once: a supervisor approves or refuses it, or a clerk takes it back. Approved and
 * received is one transaction; the decision on the order follows like that on every other.
 */
@ApplicationScoped
class RuleOnEntry {

  private static final String SUPERVISOR = "fund-supervisor:";
  static final String SYSTEM = "system";
  private static final String LAPSED = "超过可以补录的期限，未经批准";

  private final EntryRows entries;
  private final StorePaper papers;
  private final HoldRequest requests;
  private final FreezeRegister register;
  private final Clock clock;
  private final Reach reach;

  RuleOnEntry(
      EntryRows entries,
      StorePaper papers,
      HoldRequest requests,
      FreezeRegister register,
      Clock clock,
      Reach reach) {
    this.entries = entries;
    this.papers = papers;
    this.requests = requests;
    this.register = register;
    this.clock = clock;
    this.reach = reach;
  }

  /** What became of a ruling. */
  sealed interface Result {

    /** Ended, now or before by the same word. */
    record Ended(Entered entry) implements Result {}

    /** Something else stands, or the number has been used for something else meanwhile. */
    record Conflict() implements Result {}

    /** It was served too long ago to be approved now. */
    record TooLate() implements Result {}

    /** Who entered it may not approve it. */
    record SamePerson() implements Result {}

    record Unknown() implements Result {}
  }

  @Transactional
  Result rule(String requestNo, Ruling ruling, String supervisor) {
    Optional<Entered> found = entries.lock(requestNo);
    if (found.isEmpty()) {
      return new Result.Unknown();
    }
    Entered entry = found.get();
    State wanted =
        switch (ruling.decision()) {
          case APPROVE -> State.APPROVED;
          case REFUSE -> State.REFUSED;
        };
    if (entry.state() != State.PENDING) {
      boolean same = entry.state() == wanted && supervisor.equals(entry.endedBy());
      return same ? new Result.Ended(entry) : new Result.Conflict();
    }
    if (supervisor.equals(entry.enteredBy())) {
      return new Result.SamePerson();
    }
    return wanted == State.APPROVED
        ? approve(entry, supervisor, ruling.comment())
        : new Result.Ended(end(entry, wanted, supervisor, ruling.comment()));
  }

  private Result approve(Entered entry, String supervisor, String comment) {
    if (!reach.covers(entry.servedAt())) {
      return new Result.TooLate();
    }
    Optional<Receipt> receipt = papers.store(entry.filing());
    if (!(receipt.orElse(null) instanceof Receipt.Stored)) {
      return new Result.Conflict();
    }
    requests.note(
        entry.requestNo(),
        SUPERVISOR + supervisor,
        "BACK_ENTRY_APPROVED",
        "served " + entry.servedAt());
    return new Result.Ended(
        entries.end(entry.requestNo(), State.APPROVED, clock.instant(), supervisor, comment));
  }

  @Transactional
  Result takeBack(String requestNo, String clerk) {
    return entries
        .lock(requestNo)
        .<Result>map(entry ->
            switch (entry.state()) {
              case PENDING -> new Result.Ended(end(entry, State.WITHDRAWN, clerk, null));
              case WITHDRAWN -> new Result.Ended(entry);
              case APPROVED, REFUSED -> new Result.Conflict();
            })
        .orElseGet(Result.Unknown::new);
  }

  /** Ends one that was served before and can no longer be approved, unless it has ended. */
  @Transactional
  void lapse(String requestNo, Instant servedBefore) {
    entries
        .lock(requestNo)
        .filter(entry -> entry.state() == State.PENDING && entry.servedAt().isBefore(servedBefore))
        .ifPresent(entry -> end(entry, State.WITHDRAWN, SYSTEM, LAPSED));
  }

  private Entered end(Entered entry, State state, String person, String comment) {
    register.letGo(entry.requestNo());
    return entries.end(entry.requestNo(), state, clock.instant(), person, comment);
  }
}
