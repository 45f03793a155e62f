package org.chakong.fund.audit;

import java.util.List;

/** Invariant 3: one answer in force, and what it says happened, once. */
final class EffectChecks {

  /** What cannot be read is no verdict, so that it is told instead of ending the audit. */
  private static final String VERDICT =
      "CASE WHEN r.answer IS JSON OBJECT THEN r.answer::json ->> 'verdict' END";

  private static final String TAKES =
      """
      SELECT d.deduction_no AS key,
             format('from the freeze %s and free %s, takes %s and %s', round(d.from_freeze / 100.0, 2),
                    round(d.from_free / 100.0, 2), round(t.frozen / 100.0, 2), round(t.free / 100.0, 2)) AS detail
        FROM scope s
        JOIN deduction d ON d.deduction_no = s.key
       CROSS JOIN LATERAL (SELECT coalesce(sum(amount) FILTER (WHERE freeze_no IS NOT NULL), 0) AS frozen,
                                  coalesce(sum(amount) FILTER (WHERE freeze_no IS NULL), 0) AS free
                             FROM deduction_take WHERE deduction_no = d.deduction_no) t
       WHERE d.from_freeze <> t.frozen OR d.from_free <> t.free
      """;

  private static final String MOVED_ONCE =
      """
      SELECT d.deduction_no AS key,
             format('%s, account %s: to take %s, booked %s, booked back %s', d.state, t.account_no,
                    round(t.fen / 100.0, 2), round(coalesce(-o.amount, 0) / 100.0, 2),
                    round(coalesce(b.amount, 0) / 100.0, 2)) AS detail
        FROM scope s
        JOIN deduction d ON d.deduction_no = s.key
       CROSS JOIN LATERAL (SELECT account_no, sum(amount) AS fen FROM deduction_take
                            WHERE deduction_no = d.deduction_no GROUP BY account_no) t
        LEFT JOIN core_entry o ON o.account_no = t.account_no AND o.kind = 'DEDUCTION'
                              AND o.reference = d.deduction_no
        LEFT JOIN core_entry b ON b.account_no = t.account_no AND b.kind = 'REVERSAL'
                              AND b.reference = d.deduction_no
       WHERE coalesce(-o.amount, 0) <> CASE WHEN d.state IN ('RESERVED', 'CANCELLED') THEN 0 ELSE t.fen END
          OR coalesce(b.amount, 0) <> CASE WHEN d.state = 'FAILED' THEN t.fen ELSE 0 END
      """;

  private static final String PAYOUT =
      """
      SELECT d.deduction_no AS key,
             format('%s, account %s: the core says %s', d.state, t.account_no, coalesce(c.state, 'nothing')) AS detail
        FROM scope s
        JOIN deduction d ON d.deduction_no = s.key
       CROSS JOIN LATERAL (SELECT DISTINCT account_no FROM deduction_take
                            WHERE deduction_no = d.deduction_no) t
        LEFT JOIN core_transfer c ON c.transfer_no = d.deduction_no AND c.account_no = t.account_no
       WHERE c.state IS DISTINCT FROM CASE WHEN d.state IN ('INSTRUCTED', 'PAID', 'FAILED') THEN d.state END
      """;

  private static final String FREE_MONEY =
      """
      SELECT d.deduction_no AS key,
             format('%s, account %s: free money to take %s, held %s', d.state, t.account_no,
                    round(t.fen / 100.0, 2), round(coalesce(h.amount, 0) / 100.0, 2)) AS detail
        FROM scope s
        JOIN deduction d ON d.deduction_no = s.key
       CROSS JOIN LATERAL (SELECT account_no, coalesce(sum(amount) FILTER (WHERE freeze_no IS NULL), 0) AS fen
                             FROM deduction_take WHERE deduction_no = d.deduction_no GROUP BY account_no) t
        LEFT JOIN core_hold h ON h.account_no = t.account_no AND h.hold_no = d.deduction_no
       WHERE coalesce(h.amount, 0) <> CASE WHEN d.state = 'RESERVED' THEN t.fen ELSE 0 END
      """;

  private static final String ANSWER =
      """
      SELECT r.request_no AS key,
             format('%s, verdict %s, answered %s times', r.status,
                    coalesce({verdict}, 'none'), e.answers) AS detail
        FROM scope s
        JOIN request r ON r.request_no = s.key
       CROSS JOIN LATERAL (SELECT count(*) AS answers FROM request_event
                            WHERE request_no = r.request_no AND what = 'ANSWERED') e
       WHERE (r.status IN ('EXECUTING', 'ANSWERED')) <> (r.answer IS NOT NULL)
          OR (r.status = 'ANSWERED') <> ({verdict} IS NOT NULL)
          OR (r.status = 'ANSWERED')::int <> e.answers
      """;

  /** Where whose account it is, or a back-entry, is in doubt, a review holds nothing. */
  private static final String FREEZE =
      """
      SELECT r.request_no AS key,
             format('%s %s %s: freeze %s %s, named %s', r.action, r.status, v.verdict,
                    coalesce(f.freeze_no, 'none'), f.state, coalesce(r.freeze_no, 'none')) AS detail
        FROM scope s
        JOIN request r ON r.request_no = s.key
       CROSS JOIN LATERAL (SELECT {verdict} AS verdict) v
        LEFT JOIN court_freeze f ON f.request_no = r.request_no
       WHERE CASE
               WHEN r.action <> 'FREEZE' OR r.status = 'SENT' THEN f.freeze_no IS NULL
               WHEN r.status = 'IN_REVIEW' THEN f.freeze_no IS NOT DISTINCT FROM r.freeze_no
               WHEN v.verdict IN ('EXECUTED', 'PARTLY_EXECUTED') THEN
                 f.freeze_no IS NOT NULL AND f.freeze_no = r.freeze_no
               ELSE f.freeze_no IS NULL OR f.state NOT IN ('ACTIVE', 'WAITING')
             END IS NOT TRUE
      """;

  private static final String DEDUCTION =
      """
      SELECT r.request_no AS key,
             format('%s %s %s: deduction %s %s, named %s', r.action, r.status, v.verdict,
                    coalesce(d.deduction_no, 'none'), d.state, coalesce(r.deduction_no, 'none')) AS detail
        FROM scope s
        JOIN request r ON r.request_no = s.key
       CROSS JOIN LATERAL (SELECT {verdict} AS verdict) v
        LEFT JOIN deduction d ON d.request_no = r.request_no
       WHERE d.deduction_no IS DISTINCT FROM r.deduction_no
          OR CASE
               WHEN r.action <> 'DEDUCT' OR r.status = 'SENT' THEN d.deduction_no IS NULL
               WHEN r.status = 'IN_REVIEW' THEN d.deduction_no IS NULL OR d.state = 'RESERVED'
               WHEN r.status = 'EXECUTING' THEN d.state = 'INSTRUCTED'
               WHEN v.verdict IN ('EXECUTED', 'PARTLY_EXECUTED') THEN d.state = 'PAID'
               ELSE d.deduction_no IS NULL OR d.state IN ('FAILED', 'CANCELLED')
             END IS NOT TRUE
      """;

  /** One without a term only takes a freeze over (ADR 13). */
  private static final String EXTENSION =
      """
      SELECT r.request_no AS key, format('%s %s, extended %s times', r.status, v.verdict, e.times) AS detail
        FROM scope s
        JOIN request r ON r.request_no = s.key AND r.action = 'EXTEND'
       CROSS JOIN LATERAL (SELECT {verdict} AS verdict) v
       CROSS JOIN LATERAL (SELECT count(*) AS times FROM freeze_event
                            WHERE request_no = r.request_no AND kind = 'EXTENDED' AND account_no IS NULL) e
       WHERE e.times <> (coalesce(v.verdict IN ('EXECUTED', 'PARTLY_EXECUTED'), false)
                         AND jsonb_exists_any(r.body::jsonb -> 'instruction', ARRAY['termMonths', 'until']))::int
      """;

  /**
   * A part is lowered at most once. One that had ended before is executed with a note; where frozen
   * money is to be freed and none is, nothing happens.
   */
  private static final String RELEASE =
      """
      SELECT r.request_no AS key,
             format('%s %s, released %s times', r.status, v.verdict, coalesce(e.times, 0)) AS detail
        FROM scope s
        JOIN request r ON r.request_no = s.key AND r.action = 'UNFREEZE'
       CROSS JOIN LATERAL (SELECT {verdict} AS verdict,
                                  r.answer LIKE '%"ALREADY_RELEASED"%' AS ended_before) v
       CROSS JOIN LATERAL (SELECT max(n) AS times FROM (
             SELECT count(*) AS n FROM freeze_event
              WHERE request_no = r.request_no AND kind = 'RELEASED' GROUP BY freeze_no, account_no) part) e
       WHERE CASE WHEN v.verdict = 'EXECUTED' AND NOT v.ended_before
                  THEN e.times = 1 OR e.times IS NULL AND r.body::json #>> '{instruction,from}' = 'FROZEN'
                  ELSE e.times IS NULL END IS NOT TRUE
      """;

  private static final String KEPT =
      """
      SELECT r.request_no AS key, format('%s, keeps %s from expiring', r.status, k.freeze_no) AS detail
        FROM freeze_keep_alive k
        JOIN scope s ON s.key = k.request_no
        JOIN request r ON r.request_no = k.request_no
       WHERE r.status NOT IN ('SENT', 'IN_REVIEW')
      """;

  /** An entry is no request before it is approved; afterwards the check above looks at both. */
  private static final String KEPT_BY_ENTRY =
      """
      SELECT k.freeze_no AS key,
             format('back-entry %s %s, keeps it from expiring', k.request_no, coalesce(b.state, 'unknown')) AS detail
        FROM scope s
        JOIN freeze_keep_alive k ON k.freeze_no = s.key
        LEFT JOIN back_entry b ON b.request_no = k.request_no
       WHERE b.state IS DISTINCT FROM 'PENDING'
         AND NOT EXISTS (SELECT FROM request r WHERE r.request_no = k.request_no)
      """;

  private static final String ORDERED_FREEZE =
      """
      SELECT f.freeze_no AS key, format('request %s', f.request_no) AS detail
        FROM scope s
        JOIN court_freeze f ON f.freeze_no = s.key
       WHERE NOT EXISTS (SELECT FROM request r WHERE r.request_no = f.request_no AND r.action = 'FREEZE')
      """;

  private static final String ORDERED_DEDUCTION =
      """
      SELECT d.deduction_no AS key, format('request %s', d.request_no) AS detail
        FROM scope s
        JOIN deduction d ON d.deduction_no = s.key
       WHERE NOT EXISTS (SELECT FROM request r WHERE r.request_no = d.request_no AND r.action = 'DEDUCT')
      """;

  private EffectChecks() {}

  /** What a deduction did to the books. */
  static List<Check> ofDeductions() {
    return List.of(
        new Check("deduction-is-its-takes", 3, Scope.DEDUCTION, TAKES),
        new Check("deduction-moved-money-once", 3, Scope.DEDUCTION, MOVED_ONCE),
        new Check("payout-stands-as-its-deduction", 3, Scope.DEDUCTION, PAYOUT),
        new Check("free-money-is-held-while-reserved", 3, Scope.DEDUCTION, FREE_MONEY));
  }

  /** What requests did to the register. */
  static List<Check> ofRequests() {
    return List.of(
        ofRequest("request-has-one-answer", ANSWER),
        ofRequest("request-froze-once", FREEZE),
        ofRequest("request-deducted-once", DEDUCTION),
        ofRequest("request-extended-once", EXTENSION),
        ofRequest("request-released-once", RELEASE),
        new Check("decided-request-keeps-nothing-alive", 3, Scope.REQUEST, KEPT),
        new Check("ended-entry-keeps-nothing-alive", 3, Scope.FREEZE, KEPT_BY_ENTRY),
        new Check("freeze-was-requested", 3, Scope.FREEZE, ORDERED_FREEZE),
        new Check("deduction-was-requested", 3, Scope.DEDUCTION, ORDERED_DEDUCTION));
  }

  private static Check ofRequest(String name, String sql) {
    return new Check(name, 3, Scope.REQUEST, sql.replace("{verdict}", VERDICT));
  }
}
