package org.chakong.fund.request;

import static org.chakong.contracts.request.RequestStatus.ANSWERED;
import static org.chakong.contracts.request.RequestStatus.EXECUTING;
import static org.chakong.contracts.request.RequestStatus.IN_REVIEW;
import static org.chakong.contracts.request.RequestStatus.OFFLINE;
import static org.chakong.contracts.request.RequestStatus.SENT;
import static org.chakong.contracts.request.RequestStatus.WITHDRAWN;

import java.util.Map;
import java.util.Set;
import org.chakong.contracts.request.RequestStatus;

/**
 * Which way a request may go at the fund centre. What an answer stands on can not be taken back.
 */
final class StatusTransitions {

  static final Map<RequestStatus, Set<RequestStatus>> TABLE =
      Map.of(
          SENT, Set.of(IN_REVIEW, EXECUTING, ANSWERED, WITHDRAWN, OFFLINE),
          IN_REVIEW, Set.of(EXECUTING, ANSWERED, WITHDRAWN, OFFLINE),
          EXECUTING, Set.of(ANSWERED),
          ANSWERED, Set.of(),
          WITHDRAWN, Set.of(),
          OFFLINE, Set.of());

  private StatusTransitions() {}

  static boolean allowed(RequestStatus from, RequestStatus to) {
    return TABLE.getOrDefault(from, Set.of()).contains(to);
  }

  /**
   * @throws IllegalStateException when there is no such way: a broken invariant
   */
  static void require(RequestStatus from, RequestStatus to) {
    if (!allowed(from, to)) {
      throw new IllegalStateException("a request cannot go from " + from + " to " + to);
    }
  }
}
