package org.chakong.fund.backentry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.BackEntry;
import org.chakong.contracts.api.FundBackEntryApi.LateOrder;
import org.chakong.contracts.policy.Findings;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.request.AssessRequest;
import org.chakong.fund.request.Filing;
import org.chakong.fund.request.OwnCentre;
import org.chakong.fund.request.ReadRequests;

/** Keeps a paper order with its time of service until a supervisor has approved it. */
@ApplicationScoped
public class EnterLate {

  private final OwnCentre centre;
  private final AssessRequest assess;
  private final ReadRequests requests;
  private final FreezeRegister register;
  private final EntryRows entries;
  private final Clock clock;
  private final Reach reach;

  EnterLate(
      OwnCentre centre,
      AssessRequest assess,
      ReadRequests requests,
      FreezeRegister register,
      EntryRows entries,
      Clock clock,
      Reach reach) {
    this.centre = centre;
    this.assess = assess;
    this.requests = requests;
    this.register = register;
    this.entries = entries;
    this.clock = clock;
    this.reach = reach;
  }

  /** What became of it. */
  public sealed interface Result {

    /** Waits for a supervisor. */
    record Waits(BackEntry entry) implements Result {}

    /** The same was entered before. */
    record Known(BackEntry entry) implements Result {}

    /** To be mended; nothing was stored. */
    record Defective(List<RuleFinding> defects) implements Result {}

    /** Nothing that is back-entered; nothing was stored. */
    record Barred(List<String> fields) implements Result {}

    /** Meant for another fund centre. */
    record OtherCentre() implements Result {}

    /** The number stands for something else. */
    record Reused() implements Result {}
  }

  @Transactional
  public Result enter(LateOrder order, String clerk) {
    AssistanceRequest request = order.request();
    // as the database keeps it, so that the same again is the same
    Instant servedAt = order.servedAt().toInstant().truncatedTo(ChronoUnit.MICROS);
    String reason = order.reason().strip();
    Instant now = clock.instant();
    if (!centre.is(request.fundCentre())) {
      return new Result.OtherCentre();
    }
    return entries
        .find(request.requestNo())
        .map(known -> again(known, request, servedAt, reason))
        .or(() -> barred(request, servedAt))
        .or(() -> defective(Filing.served(request, clerk, servedAt)))
        .orElseGet(() -> store(request, servedAt, reason, now, clerk));
  }

  private static Result again(
      Entered known, AssistanceRequest request, Instant servedAt, String reason) {
    return known.says(request, servedAt, reason)
        ? new Result.Known(known.shown().with(known.request(), null))
        : new Result.Reused();
  }

  private Optional<Result> barred(AssistanceRequest request, Instant servedAt) {
    List<String> fields = LateOrderRules.barredBy(request.action(), reach.covers(servedAt));
    return fields.isEmpty() ? Optional.empty() : Optional.of(new Result.Barred(fields));
  }

  private Optional<Result> defective(Filing filing) {
    Findings formal = assess.formally(filing);
    return formal
        .verdict()
        .filter(Verdict.RETURNED::equals)
        .map(verdict -> new Result.Defective(formal.failures()));
  }

  private Result store(
      AssistanceRequest request, Instant servedAt, String reason, Instant now, String clerk) {
    String requestNo = request.requestNo();
    if (requests.find(requestNo).isPresent()) {
      return new Result.Reused();
    }
    boolean added = entries.add(request, servedAt, reason, now, clerk);
    Entered entered = entries.find(requestNo).orElseThrow();
    if (!added) {
      return again(entered, request, servedAt, reason);
    }
    keepAlive(entered);
    return new Result.Waits(entered.shown().with(request, null));
  }

  /** Who may not extend a freeze does not keep it from expiring either. */
  private void keepAlive(Entered entered) {
    entered
        .keepsAlive()
        .filter(freezeNo -> assess.beforeAccounts(entered.filing()).verdict().isEmpty())
        .ifPresent(freezeNo -> register.keepAlive(freezeNo, entered.requestNo()));
  }
}
