package org.chakong.gateway.audit;

import java.util.List;

/**
 * Something that must hold (invariants 3 and 4 of docs/architecture.md, the gateway's side).
 *
 * @param name as findings and metrics call it
 * @param sql gives {@code key} and {@code detail} of what does not hold, for the numbers in the
 *     relation {@code scope (key)}; free of personal data
 */
record Check(String name, Scope scope, String sql) {

  /**
   * An answer is in force only with the signed message that brought it, as long as those are kept.
   */
  private static final String EVIDENCE =
      """
      SELECT s.key, r.status AS detail
        FROM scope s
        JOIN request r ON r.request_no = s.key
       WHERE r.answer IS NOT NULL
         AND coalesce(r.answered_at, 'infinity') >=
               (SELECT coalesce(max(until_at) + interval '1 day', '-infinity') FROM evidence_pruned)
         AND NOT EXISTS (SELECT FROM message m WHERE m.jti = r.answer_jti AND m.peer = r.answer_peer
                            AND m.direction = 'IN')
      """;

  private static final String ONE_ANSWER =
      """
      SELECT s.key, format('%s, verdict %s, the answer says %s, answered %s times', r.status,
             coalesce(r.verdict, 'none'), coalesce(r.answer ->> 'verdict', 'none'), e.answers) AS detail
        FROM scope s
        JOIN request r ON r.request_no = s.key
       CROSS JOIN LATERAL (SELECT count(*) AS answers FROM request_event
                            WHERE request_no = s.key AND to_status = 'ANSWERED'
                              AND from_status IS DISTINCT FROM to_status) e
       WHERE r.verdict IS DISTINCT FROM (r.answer ->> 'verdict')
          OR (r.status = 'ANSWERED') <> (r.verdict IS NOT NULL)
          OR e.answers <> CASE WHEN r.status = 'ANSWERED' THEN 1 ELSE 0 END
      """;

  /** What the fund centre told is counted, or a late message could overwrite a newer one. */
  private static final String COUNTED =
      """
      SELECT s.key, format('%s with revision %s', r.status, r.revision) AS detail
        FROM scope s
        JOIN request r ON r.request_no = s.key
       WHERE r.status IN ('SENT', 'IN_REVIEW', 'EXECUTING', 'ANSWERED') AND r.revision = 0
          OR r.status = 'ACCEPTED' AND r.revision > 0
      """;

  /** Events that change nothing may be written beside a change, so only changes are compared. */
  private static final String HISTORY =
      """
      SELECT s.key, format('%s, the history says %s', r.status, coalesce(e.to_status, 'nothing')) AS detail
        FROM scope s
        JOIN request r ON r.request_no = s.key
        LEFT JOIN LATERAL (SELECT to_status FROM request_event
                            WHERE request_no = s.key AND from_status IS DISTINCT FROM to_status
                            ORDER BY id DESC LIMIT 1) e ON true
       WHERE r.status IS DISTINCT FROM e.to_status
      """;

  private static final String GAP =
      """
      SELECT c.key, format('%s after %s', c.what, coalesce(c.before, 'nothing')) AS detail
        FROM (SELECT s.key, e.what, e.from_status,
                     lag(e.to_status) OVER (PARTITION BY e.request_no ORDER BY e.id) AS before
                FROM scope s
                JOIN request_event e ON e.request_no = s.key
                                    AND e.from_status IS DISTINCT FROM e.to_status) c
       WHERE c.from_status IS DISTINCT FROM c.before
      """;

  private static final String NOTICE_EVIDENCE =
      """
      SELECT s.key, format('%s about %s', n.kind, n.request_no) AS detail
        FROM scope s
        JOIN notice n ON n.id = CAST(s.key AS bigint)
       WHERE n.at >=
               (SELECT coalesce(max(until_at) + interval '1 day', '-infinity') FROM evidence_pruned)
         AND NOT EXISTS (SELECT FROM message m WHERE m.jti = n.jti AND m.direction = 'IN')
      """;

  private static final String GUARDED =
      """
      SELECT s.key, 'rows can be changed, the guard is missing or switched off' AS detail
        FROM scope s
       WHERE NOT EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
                          WHERE t.tgrelid = to_regclass(s.key) AND t.tgenabled IN ('O', 'A')
                            AND p.proname = 'refuse_change')
      """;

  static final List<Check> ALL =
      List.of(
          new Check("answer-has-its-message", Scope.REQUEST, EVIDENCE),
          new Check("request-has-one-answer", Scope.REQUEST, ONE_ANSWER),
          new Check("what-was-told-is-counted", Scope.REQUEST, COUNTED),
          new Check("request-status-follows-its-history", Scope.REQUEST, HISTORY),
          new Check("history-has-no-gap", Scope.REQUEST, GAP),
          new Check("notice-has-its-message", Scope.NOTICE, NOTICE_EVIDENCE),
          new Check("history-is-guarded", Scope.TABLE, GUARDED));

  static List<Check> of(Scope scope) {
    return ALL.stream().filter(check -> check.scope() == scope).toList();
  }
}
