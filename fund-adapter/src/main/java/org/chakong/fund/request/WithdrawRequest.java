package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.freeze.Who;
import org.chakong.fund.measure.CarryOut;
import org.chakong.fund.measure.Outcome;

/**
 * Ends a request that its court takes back or takes to the counter, or bars it from coming late.
 */
@ApplicationScoped
public class WithdrawRequest {

  private final Requests requests;
  private final Locks locks;
  private final CarryOut carryOut;
  private final RecordOutcome outcomes;
  private final TrackedRequests tracked;
  private final DeferredReleases releases;
  private final Clock clock;

  WithdrawRequest(
      Requests requests,
      Locks locks,
      CarryOut carryOut,
      RecordOutcome outcomes,
      TrackedRequests tracked,
      DeferredReleases releases,
      Clock clock) {
    this.requests = requests;
    this.locks = locks;
    this.carryOut = carryOut;
    this.outcomes = outcomes;
    this.tracked = tracked;
    this.releases = releases;
    this.clock = clock;
  }

  /** What became of a withdrawal. */
  public sealed interface Result {

    /** It has ended, now or before. */
    record Ended(TrackedRequest request) implements Result {}

    /**
     * An answer stands.
     *
     * @param tookEffect whether something was done in the books that doing again would double
     */
    record AnsweredBefore(boolean tookEffect) implements Result {}

    /** It is not a request of this sender and court. */
    record NotTheirs() implements Result {}
  }

  /**
   * @param sender whose request number it is
   * @param court the request's court, or null where the sender names none
   * @param end WITHDRAWN or OFFLINE
   * @param tell whether its sender has to be told, because another brought it about
   */
  @Transactional
  public Result end(
      String requestNo, String sender, String court, RequestStatus end, boolean tell) {
    locks.requestNo(requestNo);
    Optional<String> person = requests.personOf(requestNo);
    if (person.isEmpty()) {
      return bar(requestNo, sender, court, end);
    }
    locks.person(person.get());
    RequestRow row = requests.findById(requestNo);
    if (!row.sender().equals(sender) || (court != null && !row.court().equals(court))) {
      return new Result.NotTheirs();
    }
    return end(row, end, tell);
  }

  private Result end(RequestRow row, RequestStatus end, boolean tell) {
    switch (row.status()) {
      case ANSWERED, EXECUTING -> {
        return new Result.AnsweredBefore(tookEffect(row));
      }
      case SENT, IN_REVIEW -> {
        Who who = new Who(row.sender(), end.name(), row.requestNo());
        carryOut.letGo(held(row), who);
        releases.resume(row.request());
        outcomes.ended(row, end, row.sender());
        if (tell) {
          outcomes.tell(row);
        }
      }
      case WITHDRAWN, OFFLINE -> {}
      case ACCEPTED -> throw new IllegalStateException("no request here is only accepted");
    }
    return new Result.Ended(tracked.of(row));
  }

  private static boolean tookEffect(RequestRow row) {
    boolean done =
        row.answer()
            .map(Answer::verdict)
            .filter(v -> v != Verdict.EXECUTED && v != Verdict.PARTLY_EXECUTED)
            .isEmpty();
    return row.action() != Action.QUERY && done;
  }

  /** What a request that is not answered yet holds; a freeze that it merely names is none. */
  static Outcome.ForReview held(RequestRow row) {
    boolean placed = row.action() == Action.FREEZE;
    return new Outcome.ForReview(
        placed ? row.freezeNo().orElse(null) : null, row.deductionNo().orElse(null));
  }

  private Result bar(String requestNo, String sender, String court, RequestStatus end) {
    Optional<TombstoneRow> before = requests.tombstone(requestNo);
    if (before.filter(stone -> !stone.isOf(sender)).isPresent()) {
      return new Result.NotTheirs();
    }
    TombstoneRow stone =
        before.orElseGet(() -> new TombstoneRow(requestNo, sender, court, end, clock.instant()));
    if (before.isEmpty()) {
      requests.bar(stone);
    }
    return new Result.Ended(tracked.of(stone));
  }
}
