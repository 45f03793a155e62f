package org.chakong.gateway.request;

import static org.chakong.contracts.request.RequestStatus.ACCEPTED;
import static org.chakong.contracts.request.RequestStatus.ANSWERED;
import static org.chakong.contracts.request.RequestStatus.EXECUTING;
import static org.chakong.contracts.request.RequestStatus.IN_REVIEW;
import static org.chakong.contracts.request.RequestStatus.OFFLINE;
import static org.chakong.contracts.request.RequestStatus.SENT;
import static org.chakong.contracts.request.RequestStatus.WITHDRAWN;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.chakong.contracts.request.RequestStatus;

/**
 * Every way a request can go, in one table.
 *
 * <p>Three rows are less obvious. {@code ANSWERED} may be followed by {@code ANSWERED}: a
 * correction is a new signed answer. {@code WITHDRAWN} may be followed by an effect: a withdrawal
 * made here while the request was thought unsent can turn out to have come too late, and what the
 * fund centre did is then what counts. So can a request that was closed here because the window had
 * acted.
 */
final class StatusTransitions {

  private static final Map<RequestStatus, Set<RequestStatus>> TABLE = table();

  private StatusTransitions() {}

  /** Whether a request may go from one status to the other. */
  static boolean allows(RequestStatus from, RequestStatus to) {
    return TABLE.get(from).contains(to);
  }

  private static Map<RequestStatus, Set<RequestStatus>> table() {
    Map<RequestStatus, Set<RequestStatus>> table = new EnumMap<>(RequestStatus.class);
    table.put(ACCEPTED, EnumSet.of(SENT, IN_REVIEW, EXECUTING, ANSWERED, WITHDRAWN, OFFLINE));
    table.put(SENT, EnumSet.of(IN_REVIEW, EXECUTING, ANSWERED, WITHDRAWN, OFFLINE));
    table.put(IN_REVIEW, EnumSet.of(EXECUTING, ANSWERED, WITHDRAWN, OFFLINE));
    table.put(EXECUTING, EnumSet.of(ANSWERED));
    table.put(ANSWERED, EnumSet.of(ANSWERED));
    table.put(WITHDRAWN, EnumSet.of(EXECUTING, ANSWERED));
    table.put(OFFLINE, EnumSet.of(EXECUTING, ANSWERED));
    return table;
  }
}
