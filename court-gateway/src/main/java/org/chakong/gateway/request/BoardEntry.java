package org.chakong.gateway.request;

import jakarta.persistence.Tuple;
import java.time.Instant;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Verdict;

/**
 * A request in a list for people, without anything of the person concerned.
 *
 * @param verdict null before there is one
 * @param dueAt null while it waits for a calendar
 */
public record BoardEntry(
    String requestNo,
    String court,
    String fundCentre,
    Action action,
    String caseNumber,
    RequestStatus status,
    Verdict verdict,
    Instant dueAt,
    Instant dueSoonAt) {

  static final String COLUMNS =
      """
      id, request_no, court, fund_centre, action, case_number, status, verdict, due_at, due_soon_at,
      coalesce(cast(extract(epoch FROM due_at) AS bigint), %d) AS due
      """
          .formatted(Long.MAX_VALUE);

  static BoardEntry of(Tuple row) {
    String verdict = row.get("verdict", String.class);
    return new BoardEntry(
        row.get("request_no", String.class),
        row.get("court", String.class),
        row.get("fund_centre", String.class),
        Action.valueOf(row.get("action", String.class)),
        row.get("case_number", String.class),
        RequestStatus.valueOf(row.get("status", String.class)),
        verdict == null ? null : Verdict.valueOf(verdict),
        row.get("due_at", Instant.class),
        row.get("due_soon_at", Instant.class));
  }
}
