package org.chakong.fund.audit;

import java.util.List;

/** Invariant 1 as the books show it now: holds, ceilings, places. Amounts in fen. */
final class MoneyChecks {

  private static final String HELD =
      """
      SELECT a.account_no AS key,
             format('held %s, holds add up to %s', round(a.held / 100.0, 2), round(h.held / 100.0, 2)) AS detail
        FROM scope s
        JOIN core_account a ON a.account_no = s.key
       CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS held FROM core_hold
                            WHERE account_no = a.account_no) h
       WHERE a.held <> h.held
      """;

  private static final String WITHIN_BALANCE =
      """
      SELECT a.account_no AS key,
             format('balance %s, frozen %s, reserved %s', round(a.balance / 100.0, 2),
                    round(p.frozen / 100.0, 2), round(r.reserved / 100.0, 2)) AS detail
        FROM scope s
        JOIN core_account a ON a.account_no = s.key
       CROSS JOIN LATERAL (SELECT coalesce(sum(frozen), 0) AS frozen FROM freeze_part
                            WHERE account_no = a.account_no) p
       CROSS JOIN LATERAL (SELECT coalesce(sum(t.amount), 0) AS reserved
                             FROM deduction_take t JOIN deduction d USING (deduction_no)
                            WHERE t.account_no = a.account_no AND t.freeze_no IS NULL
                              AND d.state = 'RESERVED') r
       WHERE p.frozen + r.reserved > a.balance
      """;

  private static final String QUEUE =
      """
      SELECT s.key, format('counted %s, open %s', coalesce(q.open_freezes, 0), p.open) AS detail
        FROM scope s
        LEFT JOIN freeze_queue q ON q.account_no = s.key
       CROSS JOIN LATERAL (SELECT count(*) AS open FROM freeze_part
                            WHERE account_no = s.key AND ordered > 0) p
       WHERE coalesce(q.open_freezes, 0) <> p.open
      """;

  private static final String WITHIN_ORDERED =
      """
      SELECT p.freeze_no AS key,
             format('account %s: ordered %s, frozen %s, reserved %s', p.account_no,
                    round(p.ordered / 100.0, 2), round(p.frozen / 100.0, 2), round(p.reserved / 100.0, 2)) AS detail
        FROM scope s
        JOIN freeze_part p ON p.freeze_no = s.key
       WHERE NOT (0 <= p.reserved AND p.reserved <= p.frozen AND p.frozen <= p.ordered)
      """;

  private static final String IN_THE_CORE =
      """
      SELECT p.freeze_no AS key,
             format('account %s: frozen %s, the core holds %s', p.account_no,
                    round(p.frozen / 100.0, 2), round(coalesce(h.amount, 0) / 100.0, 2)) AS detail
        FROM scope s
        JOIN freeze_part p ON p.freeze_no = s.key
        LEFT JOIN core_hold h ON h.account_no = p.account_no AND h.hold_no = p.freeze_no
       WHERE p.frozen <> coalesce(h.amount, 0)
      """;

  private static final String RESERVED =
      """
      SELECT p.freeze_no AS key,
             format('account %s: reserved %s, deductions under way take %s', p.account_no,
                    round(p.reserved / 100.0, 2), round(r.reserved / 100.0, 2)) AS detail
        FROM scope s
        JOIN freeze_part p ON p.freeze_no = s.key
       CROSS JOIN LATERAL (SELECT coalesce(sum(t.amount), 0) AS reserved
                             FROM deduction_take t JOIN deduction d USING (deduction_no)
                            WHERE t.freeze_no = p.freeze_no AND t.account_no = p.account_no
                              AND d.state = 'RESERVED') r
       WHERE p.reserved <> r.reserved
      """;

  private static final String PENDING =
      """
      SELECT f.freeze_no AS key,
             format('counted %s, pending %s', f.pending_deductions, d.pending) AS detail
        FROM scope s
        JOIN court_freeze f ON f.freeze_no = s.key
       CROSS JOIN LATERAL (SELECT count(DISTINCT t.deduction_no) AS pending
                             FROM deduction_take t JOIN deduction d USING (deduction_no)
                            WHERE t.freeze_no = f.freeze_no
                              AND d.state IN ('RESERVED', 'INSTRUCTED')) d
       WHERE f.pending_deductions <> d.pending
      """;

  private static final String OPEN_ORDERS =
      """
      SELECT f.freeze_no AS key, format('%s with %s ordered', f.state, round(p.ordered / 100.0, 2)) AS detail
        FROM scope s
        JOIN court_freeze f ON f.freeze_no = s.key
       CROSS JOIN LATERAL (SELECT coalesce(sum(ordered), 0) AS ordered FROM freeze_part
                            WHERE freeze_no = f.freeze_no) p
       WHERE (f.state IN ('ACTIVE', 'WAITING')) <> (p.ordered > 0)
      """;

  private static final String WAITING_HOLDS_NOTHING =
      """
      SELECT f.freeze_no AS key, format('account %s: frozen %s', p.account_no, round(p.frozen / 100.0, 2)) AS detail
        FROM scope s
        JOIN court_freeze f ON f.freeze_no = s.key
        JOIN freeze_part p USING (freeze_no)
       WHERE f.state = 'WAITING' AND p.frozen > 0
      """;

  private static final String PLACE =
      """
      SELECT f.freeze_no AS key, format('account %s', p.account_no) AS detail
        FROM scope s
        JOIN court_freeze f ON f.freeze_no = s.key
        JOIN freeze_part p USING (freeze_no)
       WHERE p.sequence <> coalesce(f.place, f.sequence)
      """;

  private static final String DUE =
      """
      SELECT f.freeze_no AS key, format('account %s: %s, the freeze %s', p.account_no, p.due_after, f.until) AS detail
        FROM scope s
        JOIN court_freeze f ON f.freeze_no = s.key
        JOIN freeze_part p USING (freeze_no)
       WHERE p.due_after IS DISTINCT FROM CASE WHEN NOT f.calendar_incomplete THEN f.until END
      """;

  private MoneyChecks() {}

  static List<Check> all() {
    return List.of(
        new Check("held-is-the-holds", 1, Scope.ACCOUNT, HELD),
        new Check("frozen-within-balance", 1, Scope.ACCOUNT, WITHIN_BALANCE),
        new Check("queue-counts-open-freezes", 1, Scope.ACCOUNT, QUEUE),
        new Check("frozen-within-ordered", 1, Scope.FREEZE, WITHIN_ORDERED),
        new Check("frozen-is-held-in-the-core", 1, Scope.FREEZE, IN_THE_CORE),
        new Check("reserved-is-the-deductions", 1, Scope.FREEZE, RESERVED),
        new Check("pending-deductions-are-counted", 1, Scope.FREEZE, PENDING),
        new Check("open-freeze-orders-something", 1, Scope.FREEZE, OPEN_ORDERS),
        new Check("waiting-freeze-holds-nothing", 1, Scope.FREEZE, WAITING_HOLDS_NOTHING),
        new Check("part-stands-where-its-freeze-does", 1, Scope.FREEZE, PLACE),
        new Check("part-is-due-with-its-freeze", 1, Scope.FREEZE, DUE));
  }
}
