package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.TimelineEvent;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.fund.measure.Examination;
import org.chakong.fund.measure.ExamineRequest;

/** A request as a reviewer finds it: how it stands, and what the rules say of it at this moment. */
@ApplicationScoped
public class ExamineReview {

  private final Requests requests;
  private final Orders orders;
  private final ExamineRequest examine;
  private final RequestEvents events;
  private final TrackedRequests tracked;

  ExamineReview(
      Requests requests,
      Orders orders,
      ExamineRequest examine,
      RequestEvents events,
      TrackedRequests tracked) {
    this.requests = requests;
    this.orders = orders;
    this.examine = examine;
    this.events = events;
    this.tracked = tracked;
  }

  /**
   * What is there to see.
   *
   * @param now on the facts of this moment, as an approval would find them: with the identity
   *     confirmed. Empty once the review has ended, when nobody needs the facts any more
   */
  public record Seen(
      TrackedRequest request,
      Optional<String> waitsFor,
      Optional<String> firstDecisionBy,
      Optional<String> claimedBy,
      Instant claimedAt,
      Optional<Examination> now) {}

  /** Empty where there is no such request. */
  @Transactional
  public Optional<Seen> see(String requestNo) {
    return requests
        .findByIdOptional(requestNo)
        .map(row ->
            seen(
                row,
                Optional.of(row)
                    .filter(r -> r.status() == RequestStatus.IN_REVIEW)
                    .map(this::examine)));
  }

  /** The same without a look at any account. */
  @Transactional
  public Optional<Seen> known(String requestNo) {
    return requests.findByIdOptional(requestNo).map(row -> seen(row, Optional.empty()));
  }

  private Seen seen(RequestRow row, Optional<Examination> now) {
    return new Seen(
        tracked.of(row),
        row.waitsFor(),
        row.firstDecisionBy(),
        row.claimedBy(),
        row.claimedAt(),
        now);
  }

  /**
   * What the rules say now.
   *
   * @throws NullPointerException when there is no such request
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Examination now(String requestNo) {
    return examine(requests.findById(requestNo));
  }

  /** What happened to a request, the earliest first. */
  @Transactional
  public List<TimelineEvent> history(String requestNo) {
    return events.of(requestNo).stream().map(ExamineReview::event).toList();
  }

  private Examination examine(RequestRow row) {
    return examine.examine(orders.of(row).withIdentityConfirmed());
  }

  static TimelineEvent event(EventRow row) {
    return new TimelineEvent(
        row.at.atZone(LegalZone.ZONE).toOffsetDateTime(), row.actor, row.what, row.detail);
  }
}
