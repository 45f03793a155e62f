package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.request.TrackedRequest;

/** Requests as others may see them. */
@ApplicationScoped
public class ReadRequests {

  private final Requests requests;
  private final TrackedRequests tracked;

  ReadRequests(Requests requests, TrackedRequests tracked) {
    this.requests = requests;
    this.tracked = tracked;
  }

  /**
   * One item of a list.
   *
   * @param sequence of receipt, by which lists go on
   */
  public record Listed(TrackedRequest request, long sequence) {}

  /**
   * A request that waits for a person.
   *
   * @param claimedBy null where nobody has claimed it
   */
  public record Waiting(
      TrackedRequest request,
      String waitsFor,
      String firstDecisionBy,
      String claimedBy,
      Instant claimedAt,
      ReviewKey key) {}

  @Transactional
  public Optional<TrackedRequest> find(String requestNo) {
    return requests.findByIdOptional(requestNo).map(tracked::of);
  }

  /** A request of one sender, or the bar that it set; others' are none of its business. */
  @Transactional
  public Optional<TrackedRequest> findOf(String sender, String requestNo) {
    return requests
        .findByIdOptional(requestNo)
        .filter(row -> row.sender().equals(sender))
        .map(tracked::of)
        .or(() ->
            requests.tombstone(requestNo).filter(stone -> stone.isOf(sender)).map(tracked::of));
  }

  /**
   * Newest first.
   *
   * @param below only requests received before this place; {@link Long#MAX_VALUE} for all
   */
  @Transactional
  public List<Listed> newest(RequestFilter filter, long below, int limit) {
    return requests.newest(filter, below, limit).stream()
        .map(row -> new Listed(tracked.of(row), row.sequence()))
        .toList();
  }

  /** An item of the inbox with its place in the list's order. */
  public record Incoming(TrackedRequest request, ReviewKey key) {}

  /**
   * What came in, in the order that the filter says.
   *
   * @param after where the list goes on; it begins at {@link InboxFilter#start}
   */
  @Transactional
  public List<Incoming> inbox(InboxFilter filter, ReviewKey after, int limit) {
    return requests.inbox(filter, after, limit).stream()
        .map(row -> new Incoming(tracked.of(row), ReviewKey.of(row)))
        .toList();
  }

  /** The earliest deadline first. */
  @Transactional
  public List<Waiting> inReview(ReviewFilter filter, ReviewKey after, int limit) {
    return requests.inReview(filter, after, limit).stream()
        .map(row ->
            new Waiting(
                tracked.of(row),
                row.waitsFor().orElseThrow(),
                row.firstDecisionBy().orElse(null),
                row.claimedBy().orElse(null),
                row.claimedAt(),
                ReviewKey.of(row)))
        .toList();
  }
}
