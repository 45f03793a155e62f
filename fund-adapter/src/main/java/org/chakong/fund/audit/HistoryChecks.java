package org.chakong.fund.audit;

import java.util.List;

/** Invariant 4: nothing in the register changed without a row that says who, when and why. */
final class HistoryChecks {

  private static final String PART =
      """
      SELECT s.key, format('account %s: ordered %s frozen %s, the history ends at ordered %s frozen %s',
             p.account_no, round(p.ordered / 100.0, 2), round(p.frozen / 100.0, 2),
             round(e.ordered_after / 100.0, 2), round(e.frozen_after / 100.0, 2)) AS detail
        FROM scope s
        JOIN freeze_part p ON p.freeze_no = s.key
        LEFT JOIN LATERAL (SELECT ordered_after, frozen_after FROM freeze_event
                            WHERE freeze_no = p.freeze_no AND account_no = p.account_no
                            ORDER BY id DESC LIMIT 1) e ON true
       WHERE p.ordered <> coalesce(e.ordered_after, 0) OR p.frozen <> coalesce(e.frozen_after, 0)
      """;

  private static final String GAPLESS =
      """
      SELECT s.key, format('account %s: event %s does not begin where the one before it ended', account_no, id) AS detail
        FROM (SELECT s.key, e.account_no, e.id, e.ordered_before, e.frozen_before,
                     lag(e.ordered_after, 1, 0::bigint) OVER part AS ordered,
                     lag(e.frozen_after, 1, 0::bigint) OVER part AS frozen
                FROM scope s
                JOIN freeze_event e ON e.freeze_no = s.key AND e.account_no IS NOT NULL
              WINDOW part AS (PARTITION BY e.freeze_no, e.account_no ORDER BY e.id)) s
       WHERE ordered_before <> ordered OR frozen_before <> frozen
      """;

  private static final String STATE =
      """
      SELECT f.freeze_no AS key, format('%s, the history says %s', f.state, coalesce(e.state_after, 'WAITING')) AS detail
        FROM scope s
        JOIN court_freeze f ON f.freeze_no = s.key
        LEFT JOIN LATERAL (SELECT state_after FROM freeze_event
                            WHERE freeze_no = f.freeze_no AND state_after IS NOT NULL
                            ORDER BY id DESC LIMIT 1) e ON true
       WHERE f.state <> coalesce(e.state_after, 'WAITING')
      """;

  /** The court that ordered it, until it passed to another. */
  private static final String HOLDER =
      """
      SELECT f.freeze_no AS key, format('%s, the history says %s', f.court, coalesce(e.court_after, r.court)) AS detail
        FROM scope s
        JOIN court_freeze f ON f.freeze_no = s.key
        LEFT JOIN request r ON r.request_no = f.request_no
        LEFT JOIN LATERAL (SELECT court_after, case_after FROM freeze_event
                            WHERE freeze_no = f.freeze_no AND court_after IS NOT NULL
                            ORDER BY id DESC LIMIT 1) e ON true
       WHERE f.court <> coalesce(e.court_after, r.court) OR f.case_number <> e.case_after
      """;

  private static final String DEDUCTION =
      """
      SELECT d.deduction_no AS key, format('%s, the history says %s', d.state, coalesce(e.state_after, 'nothing')) AS detail
        FROM scope s
        JOIN deduction d ON d.deduction_no = s.key
        LEFT JOIN LATERAL (SELECT state_after FROM deduction_event
                            WHERE deduction_no = d.deduction_no ORDER BY id DESC LIMIT 1) e ON true
       WHERE d.state IS DISTINCT FROM e.state_after
      """;

  private static final String REQUEST =
      """
      SELECT r.request_no AS key, format('%s, the history says %s', r.status, coalesce(e.status_after, 'nothing')) AS detail
        FROM scope s
        JOIN request r ON r.request_no = s.key
        LEFT JOIN LATERAL (SELECT status_after FROM request_event
                            WHERE request_no = r.request_no AND status_after IS NOT NULL
                            ORDER BY id DESC LIMIT 1) e ON true
       WHERE r.status IS DISTINCT FROM e.status_after
      """;

  /** The first event receives; the way back from an answer does not exist. */
  private static final String WAY =
      """
      SELECT m.key, format('from %s to %s', coalesce(m.from_status, 'nothing'), m.status_after) AS detail
        FROM (SELECT s.key, e.status_after,
                     lag(e.status_after) OVER (PARTITION BY e.request_no ORDER BY e.id) AS from_status
                FROM scope s
                JOIN request_event e ON e.request_no = s.key AND e.status_after IS NOT NULL) m
       WHERE NOT CASE m.status_after
               WHEN 'SENT' THEN m.from_status IS NULL
               WHEN 'IN_REVIEW' THEN coalesce(m.from_status = 'SENT', false)
               WHEN 'EXECUTING' THEN coalesce(m.from_status IN ('SENT', 'IN_REVIEW'), false)
               WHEN 'ANSWERED' THEN coalesce(m.from_status IN ('SENT', 'IN_REVIEW', 'EXECUTING'), false)
               ELSE coalesce(m.from_status IN ('SENT', 'IN_REVIEW'), false)
             END
      """;

  private HistoryChecks() {}

  static List<Check> all() {
    return List.of(
        new Check("part-follows-its-history", 4, Scope.FREEZE, PART),
        new Check("history-has-no-gap", 4, Scope.FREEZE, GAPLESS),
        new Check("freeze-state-follows-its-history", 4, Scope.FREEZE, STATE),
        new Check("holder-follows-its-history", 4, Scope.FREEZE, HOLDER),
        new Check("deduction-state-follows-its-history", 4, Scope.DEDUCTION, DEDUCTION),
        new Check("request-status-follows-its-history", 4, Scope.REQUEST, REQUEST),
        new Check("request-went-a-way-there-is", 4, Scope.REQUEST, WAY));
  }
}
