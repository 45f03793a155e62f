package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.FundApi.PayoutConfirmation;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.deduct.Deductions;
import org.chakong.fund.deduct.Settlement;
import org.chakong.fund.freeze.Who;

/** Takes the bank's word on a payout, which answers the court. */
@ApplicationScoped
public class SettlePayout {

  private static final Reason NOT_PAID =
      new Reason(ReasonCode.PAYEE_INVALID, "银行未能划付，款项已退回原冻结，请核对收款账户后重新提出", "《民事诉讼法》第二百五十三条");

  private final Requests requests;
  private final Locks locks;
  private final Deductions deductions;
  private final RecordOutcome outcomes;
  private final TrackedRequests tracked;
  private final DeferredReleases releases;

  SettlePayout(
      Requests requests,
      Locks locks,
      Deductions deductions,
      RecordOutcome outcomes,
      TrackedRequests tracked,
      DeferredReleases releases) {
    this.requests = requests;
    this.locks = locks;
    this.deductions = deductions;
    this.outcomes = outcomes;
    this.tracked = tracked;
    this.releases = releases;
  }

  /** What became of the bank's word. */
  public sealed interface Result {

    /** Taken, now or before. */
    record Taken(TrackedRequest request) implements Result {}

    /** Against what the bank said before, or of a payout that was not instructed. */
    record Contradicted() implements Result {}

    /** There is no such deduction. */
    record Unknown() implements Result {}
  }

  /**
   * @param subject who brings the bank's word
   */
  @Transactional
  public Result settle(String deductionNo, PayoutConfirmation said, String subject) {
    Optional<String> requestNo = deductions.requestOf(deductionNo);
    Optional<String> person = requestNo.flatMap(requests::personOf);
    if (person.isEmpty()) {
      return new Result.Unknown();
    }
    locks.person(person.get());
    RequestRow row = requests.findById(requestNo.get());
    Who who = new Who("fund-core:" + subject, "payout " + said.state(), row.requestNo());
    return switch (deductions.settle(deductionNo, said, who)) {
      case Settlement.Contradicted c -> new Result.Contradicted();
      case Settlement.Repeated r -> new Result.Taken(tracked.of(row));
      case Settlement.Settled settled -> {
        outcomes.answered(row, answer(row, settled.deduction()), who.actor());
        outcomes.tell(row);
        releases.resume(row.request());
        yield new Result.Taken(tracked.of(row));
      }
    };
  }

  private static Answer answer(RequestRow row, DeductionView deduction) {
    Answer soFar = row.answer().orElseThrow();
    boolean paid = deduction.payout().state() == DeductionView.State.PAID;
    Verdict whenPaid =
        deduction.shortfall().isPositive() ? Verdict.PARTLY_EXECUTED : Verdict.EXECUTED;
    return new Answer(
        paid ? whenPaid : Verdict.RETURNED,
        paid ? soFar.reasons() : List.of(NOT_PAID),
        soFar.findings(),
        null,
        null,
        null,
        null,
        deduction);
  }
}
