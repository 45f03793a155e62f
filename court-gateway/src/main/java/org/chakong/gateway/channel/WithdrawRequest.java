package org.chakong.gateway.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.gateway.request.RequestBook;
import org.chakong.gateway.request.StoredRequest;

/**
 * Takes a request back before it is answered. What the fund centre may have is taken back there
 * first; what it is not known to have is taken back here at once, and the fund centre is told until
 * it confirms, so that a late delivery does nothing.
 */
@ApplicationScoped
public class WithdrawRequest {

  private final RequestBook book;
  private final EndAtFund end;
  private final WithdrawUnsent unsent;

  WithdrawRequest(RequestBook book, EndAtFund end, WithdrawUnsent unsent) {
    this.book = book;
    this.end = end;
    this.unsent = unsent;
  }

  /** What became of a withdrawal. */
  public enum Outcome {
    /** The request will have no effect. */
    WITHDRAWN,
    /** It is answered, or on its way out of the fund centre's hands. */
    TOO_LATE,
    /** The fund centre has it and cannot be asked now. */
    UNREACHABLE
  }

  /**
   * Takes the request back.
   *
   * @param actor who wants it back
   */
  public Outcome withdraw(StoredRequest request, String actor) {
    return switch (request.status()) {
      case WITHDRAWN -> Outcome.WITHDRAWN;
      case ANSWERED, OFFLINE -> Outcome.TOO_LATE;
      case ACCEPTED -> withdrawAccepted(request, actor);
      case SENT, IN_REVIEW, EXECUTING -> withdrawAtFund(request);
    };
  }

  private Outcome withdrawAccepted(StoredRequest request, String actor) {
    if (request.attempts() > 0 && settled(request)) {
      return outcome(request.requestNo(), Outcome.TOO_LATE);
    }
    return unsent.withdraw(request.requestNo(), actor)
        ? Outcome.WITHDRAWN
        : withdraw(stored(request.requestNo()), actor);
  }

  private Outcome withdrawAtFund(StoredRequest request) {
    return settled(request) ? outcome(request.requestNo(), Outcome.TOO_LATE) : Outcome.UNREACHABLE;
  }

  private Outcome outcome(String requestNo, Outcome otherwise) {
    return stored(requestNo).status() == RequestStatus.WITHDRAWN ? Outcome.WITHDRAWN : otherwise;
  }

  private boolean settled(StoredRequest request) {
    return end.settled(request, EndAtFund.Why.WITHDRAWN);
  }

  private StoredRequest stored(String requestNo) {
    return book.find(requestNo)
        .orElseThrow(() -> new IllegalStateException("request " + requestNo + " is not stored"));
  }

  /** The withdrawal here and the promise to tell the fund centre, in one transaction. */
  @ApplicationScoped
  static class WithdrawUnsent {

    private final RequestBook book;
    private final DeliveryTasks tasks;

    WithdrawUnsent(RequestBook book, DeliveryTasks tasks) {
      this.book = book;
      this.tasks = tasks;
    }

    @Transactional
    boolean withdraw(String requestNo, String actor) {
      boolean withdrawn = book.withdrawUnsent(requestNo, actor);
      if (withdrawn) {
        tasks.withdraw(requestNo);
      }
      return withdrawn;
    }
  }
}
