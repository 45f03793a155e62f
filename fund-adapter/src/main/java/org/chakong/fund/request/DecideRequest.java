package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.chakong.contracts.request.TrackedRequest;

/**
 * Decides a request, after all that came before it for the same person. Each is decided, done and
 * answered in one transaction of its own, so that it happens wholly or not at all.
 */
@ApplicationScoped
public class DecideRequest {

  private final DecideNext next;
  private final ReceiveRequest received;

  DecideRequest(DecideNext next, ReceiveRequest received) {
    this.next = next;
    this.received = received;
  }

  /** On the call that brought it: the answer is in the answer to that call. */
  @Transactional(Transactional.TxType.NEVER)
  public TrackedRequest now(String requestNo) {
    decide(requestNo, requestNo);
    return received.stored(requestNo);
  }

  /** Later: the court is told. */
  @Transactional(Transactional.TxType.NEVER)
  void later(String requestNo) {
    decide(requestNo, null);
  }

  private void decide(String requestNo, String answeredByCall) {
    boolean more;
    do {
      more = next.beforeOrItself(requestNo, answeredByCall);
    } while (more);
  }
}
