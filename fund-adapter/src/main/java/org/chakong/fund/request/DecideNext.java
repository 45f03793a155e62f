package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.fund.freeze.Who;
import org.chakong.fund.measure.CarryOut;
import org.chakong.fund.measure.Examination;
import org.chakong.fund.measure.ExamineRequest;
import org.chakong.fund.measure.Order;
import org.chakong.fund.measure.Outcome;
import org.chakong.runtime.channel.SecurityLog;
import org.chakong.runtime.trace.Traces;

/** One step of deciding: the first of a person's requests that is still undecided. */
@ApplicationScoped
class DecideNext {

  private final Requests requests;
  private final Locks locks;
  private final Orders orders;
  private final ExamineRequest examine;
  private final CarryOut carryOut;
  private final RecordOutcome outcomes;
  private final Traces traces;

  DecideNext(
      Requests requests,
      Locks locks,
      Orders orders,
      ExamineRequest examine,
      CarryOut carryOut,
      RecordOutcome outcomes,
      Traces traces) {
    this.requests = requests;
    this.locks = locks;
    this.orders = orders;
    this.examine = examine;
    this.carryOut = carryOut;
    this.outcomes = outcomes;
    this.traces = traces;
  }

  /**
   * @param answeredByCall the request whose court waits for the answer to its call, or null
   * @return whether the request itself may still be undecided
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  boolean beforeOrItself(String requestNo, String answeredByCall) {
    locks.person(requests.personOf(requestNo).orElseThrow());
    RequestRow itself = requests.findById(requestNo);
    if (!itself.undecided()) {
      return false;
    }
    RequestRow first = requests.firstUndecided(itself.personKey()).orElse(itself);
    boolean tell = !first.requestNo().equals(answeredByCall);
    traces.during(first.step("decide"), first.traceparent(), () -> decide(first, tell));
    return !first.requestNo().equals(requestNo);
  }

  private void decide(RequestRow row, boolean tell) {
    Order order = orders.of(row);
    Who who = new Who(row.sender(), "request", row.requestNo());
    Examination examination = examine.examine(order);
    if (examination.findings().has(ReasonCode.SIGNATURE_BROKEN)) {
      SecurityLog.event("REQUEST_REJECTED", ReasonCode.SIGNATURE_BROKEN, row.sender());
    }
    Outcome outcome = carryOut.firstTime(order, examination, who);
    outcomes.record(row, outcome, RequestEvents.SYSTEM, tell);
  }
}
