package org.chakong.gateway.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.chakong.contracts.request.CounterResult;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.gateway.request.CounterBook;
import org.chakong.gateway.request.CounterBook.Recorded;
import org.chakong.gateway.request.StoredRequest;

/**
 * Records what the window did about a request, and so closes the online one. The fund centre is
 * asked to end it first; where it cannot be asked the request is closed here and the centre is told
 * until it confirms, so that a late delivery does nothing.
 */
@ApplicationScoped
public class RecordOfflineResult {

  private final EndAtFund end;
  private final WriteDown writeDown;

  RecordOfflineResult(EndAtFund end, WriteDown writeDown) {
    this.end = end;
    this.writeDown = writeDown;
  }

  /**
   * Records the window's act.
   *
   * @param actor who says so
   * @return never {@link Recorded#OPEN}
   */
  public Recorded record(StoredRequest request, CounterResult said, String actor) {
    Recorded first = writeDown.asItStands(request.requestNo(), said, actor);
    if (first != Recorded.OPEN) {
      return first;
    }
    boolean fundMayHaveIt = request.status() != RequestStatus.ACCEPTED || request.attempts() > 0;
    if (fundMayHaveIt) {
      end.settled(request, EndAtFund.Why.OFFLINE);
    }
    return writeDown.closed(request.requestNo(), said, actor);
  }

  /** The result and the promise to tell the fund centre, in one transaction. */
  @ApplicationScoped
  static class WriteDown {

    private final CounterBook book;
    private final DeliveryTasks tasks;

    WriteDown(CounterBook book, DeliveryTasks tasks) {
      this.book = book;
      this.tasks = tasks;
    }

    @Transactional
    Recorded asItStands(String requestNo, CounterResult said, String actor) {
      return book.courtSays(requestNo, said, actor);
    }

    @Transactional
    Recorded closed(String requestNo, CounterResult said, String actor) {
      if (book.close(requestNo, actor)) {
        tasks.takeOffline(requestNo);
      }
      return book.courtSays(requestNo, said, actor);
    }
  }
}
