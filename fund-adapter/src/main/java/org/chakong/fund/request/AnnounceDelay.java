package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.TrackedRequest;

/**
 * A clerk tells the court why an answer will be late. The deadline does not move; what the watch
 * would say by itself near the deadline is said with this.
 */
@ApplicationScoped
public class AnnounceDelay {

  private static final String TOLD = "DELAY_TOLD";

  private final Requests requests;
  private final Locks locks;
  private final RequestEvents events;
  private final TrackedRequests tracked;
  private final Event<AnswerDelayed> delayed;

  AnnounceDelay(
      Requests requests,
      Locks locks,
      RequestEvents events,
      TrackedRequests tracked,
      Event<AnswerDelayed> delayed) {
    this.requests = requests;
    this.locks = locks;
    this.events = events;
    this.tracked = tracked;
    this.delayed = delayed;
  }

  /** What became of it. */
  public sealed interface Result {
    /** The court is told, now or before. */
    record Told(TrackedRequest request) implements Result {}

    /** There is no such request. */
    record Unknown() implements Result {}

    /** It is answered or ended, or its court stands at the window. */
    record NothingToDelay() implements Result {}
  }

  /**
   * @param reason in words for the court
   * @param actor role and subject of the clerk
   */
  @Transactional
  public Result announce(String requestNo, String reason, String actor) {
    Optional<String> person = requests.personOf(requestNo);
    if (person.isEmpty()) {
      return new Result.Unknown();
    }
    locks.person(person.get());
    RequestRow row = requests.findById(requestNo);
    if (row.channel() != Channel.ONLINE || row.status().isFinal()) {
      return new Result.NothingToDelay();
    }
    if (!events.last(requestNo, TOLD).equals(Optional.of(reason))) {
      row.delayTold();
      events.add(requestNo, actor, TOLD, reason);
      delayed.fire(new AnswerDelayed(row.sender(), requestNo, row.court(), row.status(), reason));
    }
    return new Result.Told(tracked.of(row));
  }
}
