package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.freeze.Who;
import org.chakong.fund.measure.CarryOut;
import org.chakong.fund.measure.Examination;
import org.chakong.fund.measure.ExamineRequest;
import org.chakong.fund.measure.Order;
import org.chakong.fund.measure.Outcome;

/** What a person's decision does to a request. The caller's transaction holds the person's lock. */
@ApplicationScoped
public class ReviewDesk {

  private final Requests requests;
  private final Locks locks;
  private final Orders orders;
  private final ExamineRequest examine;
  private final CarryOut carryOut;
  private final RecordOutcome outcomes;
  private final RequestEvents events;
  private final TrackedRequests tracked;
  private final DeferredReleases releases;

  ReviewDesk(
      Requests requests,
      Locks locks,
      Orders orders,
      ExamineRequest examine,
      CarryOut carryOut,
      RecordOutcome outcomes,
      RequestEvents events,
      TrackedRequests tracked,
      DeferredReleases releases) {
    this.requests = requests;
    this.locks = locks;
    this.orders = orders;
    this.examine = examine;
    this.carryOut = carryOut;
    this.outcomes = outcomes;
    this.events = events;
    this.tracked = tracked;
    this.releases = releases;
  }

  /**
   * A request as those who decide find it.
   *
   * @param waitsFor the role that decides next, empty when it is not in review
   * @param firstDecisionBy who decided first, where a second person is awaited
   * @param claimedBy who works on it, empty where anybody may decide
   */
  public record Standing(
      String requestNo,
      Optional<String> waitsFor,
      Optional<String> firstDecisionBy,
      Action action,
      Optional<String> claimedBy,
      Instant claimedAt) {

    /** Whether money leaves, which two persons have to approve. */
    public boolean deduction() {
      return action == Action.DEDUCT;
    }
  }

  /** Keeps everything else of the person waiting, and says how the request stands. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Standing> open(String requestNo) {
    Optional<String> person = requests.personOf(requestNo);
    person.ifPresent(locks::person);
    return person.map(known -> {
      RequestRow row = requests.findById(requestNo);
      return standing(row);
    });
  }

  private static Standing standing(RequestRow row) {
    return new Standing(
        row.requestNo(),
        row.waitsFor().filter(role -> row.status() == RequestStatus.IN_REVIEW),
        row.firstDecisionBy(),
        row.action(),
        row.claimedBy(),
        row.claimedAt());
  }

  /**
   * From now on only this person decides what comes next.
   *
   * @param who the one who brings it about
   * @param what an event name in UPPER_SNAKE
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Standing claim(String requestNo, String person, Instant at, Who who, String what) {
    RequestRow row = requests.findById(requestNo);
    row.claim(person, at);
    events.add(requestNo, who.actor(), what, person);
    return standing(row);
  }

  /** Anybody of the role may decide again. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Standing release(String requestNo, Who who) {
    RequestRow row = requests.findById(requestNo);
    String person = row.claimedBy().orElse(null);
    row.unclaim();
    events.add(requestNo, who.actor(), "CLAIM_RELEASED", person);
    return standing(row);
  }

  /** The first of two has approved; the facts of this moment may bar it all the same. */
  @Transactional(Transactional.TxType.MANDATORY)
  public TrackedRequest passOn(String requestNo, String nextRole, String subject, Who who) {
    RequestRow row = requests.findById(requestNo);
    Examination examination = examine.examine(orders.of(row).withIdentityConfirmed());
    if (examination.refusal().isPresent()) {
      return end(row, examination.refused(), who);
    }
    row.passOn(nextRole, subject);
    events.add(requestNo, who.actor(), "APPROVED_FIRST", null);
    return tracked.of(row);
  }

  /**
   * The last who had to has approved: decided again on the facts of this moment, and done.
   *
   * @param comment told to the court where it is the answer, as an employer's contributions are
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public TrackedRequest approve(String requestNo, String comment, Who who) {
    RequestRow row = requests.findById(requestNo);
    Order order = orders.of(row).withIdentityConfirmed();
    Examination examination = examine.examine(order).answeredBy(comment);
    Outcome outcome = carryOut.approved(order, examination, WithdrawRequest.held(row), who);
    events.add(requestNo, who.actor(), "APPROVED", null);
    outcomes.record(row, outcome, who.actor(), true);
    if (outcome instanceof Outcome.Answered) {
      releases.resume(row.request());
    }
    return tracked.of(row);
  }

  /**
   * A person has refused.
   *
   * @param comment told to the court
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public TrackedRequest refuse(
      String requestNo, Verdict verdict, ReasonCode reason, String comment, Who who) {
    RequestRow row = requests.findById(requestNo);
    Examination examination = examine.examine(orders.of(row));
    Reason given = new Reason(reason, comment, source(examination));
    Answer answer =
        new Answer(
            verdict,
            List.of(given),
            examination.findings().wire(),
            null,
            verdict == Verdict.UNABLE ? comment : null,
            null,
            null,
            null);
    return end(row, answer, who);
  }

  private TrackedRequest end(RequestRow row, Answer answer, Who who) {
    Outcome outcome = carryOut.refused(answer, WithdrawRequest.held(row), who);
    outcomes.record(row, outcome, who.actor(), true);
    releases.resume(row.request());
    return tracked.of(row);
  }

  private static String source(Examination examination) {
    return Optional.ofNullable(examination.context())
        .map(context -> context.profile())
        .map(PolicyProfile::title)
        .orElse("人工审核");
  }
}
