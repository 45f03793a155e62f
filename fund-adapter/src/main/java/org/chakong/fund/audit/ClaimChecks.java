package org.chakong.fund.audit;

import java.util.List;

/**
 * Invariant 1 as the history shows it: whoever had the earlier claim to money got it first. Looked
 * at are claims that the history proves; a freeze that may have stepped back (whole waiting, or a
 * printed end that may have passed while it waited) is given the benefit of the doubt.
 */
final class ClaimChecks {

  /** All that was ordered is frozen, or nothing was left free but what a loan needs. */
  private static final String FREE_WHEN_PLACED =
      """
      SELECT s.key, format('account %s: free %s, frozen %s, ordered %s', e.account_no,
             round(e.free_before / 100.0, 2), round(e.frozen_after / 100.0, 2),
             round(e.ordered_after / 100.0, 2)) AS detail
        FROM scope s
        JOIN freeze_event e ON e.freeze_no = s.key AND e.kind = 'PLACED' AND e.free_before IS NOT NULL
        JOIN freeze_part p ON p.freeze_no = e.freeze_no AND p.account_no = e.account_no
       CROSS JOIN LATERAL (SELECT bool_or(frozen_after < ordered_after) AS waits FROM freeze_event
                            WHERE freeze_no = s.key AND kind = 'PLACED' AND account_no IS NOT NULL) w
       WHERE e.frozen_after <> CASE WHEN w.waits THEN e.free_before - p.spared ELSE e.ordered_after END
         AND NOT p.whole_waiting
      """;

  /**
   * A freeze waits for less and less, or what it had to give up would come back to it. What went to
   * one served earlier it may get again.
   */
  private static final String NEVER_BACK =
      """
      SELECT s.key, format('account %s: %s made it wait for %s more', e.account_no, e.kind,
             round((e.ordered_after - e.frozen_after - e.ordered_before + e.frozen_before) / 100.0, 2)) AS detail
        FROM scope s
        JOIN freeze_event e ON e.freeze_no = s.key AND e.account_no IS NOT NULL
       WHERE e.kind NOT IN ('PLACED', 'DISPLACED') AND e.ordered_before > 0
         AND e.ordered_after - e.frozen_after > e.ordered_before - e.frozen_before
      """;

  /**
   * A contribution to an open account, or interest, goes to those who wait for that kind. Where a
   * later change of status is known, the contribution may have come late, from a sealed time.
   */
  private static final String TOPPED_UP =
      """
      SELECT e.account_no AS key,
             format('%s %s: came %s, waited for %s, taken %s', e.kind, e.reference, round(e.amount / 100.0, 2),
                    round(c.waiting / 100.0, 2), round(t.taken / 100.0, 2)) AS detail
        FROM scope s
       CROSS JOIN LATERAL (SELECT min(id) AS first FROM freeze_event WHERE account_no = s.key) h
        JOIN core_entry e ON e.account_no = s.key AND e.kind IN ('CONTRIBUTION', 'INTEREST')
                         AND e.history_then >= h.first
       CROSS JOIN LATERAL (
             SELECT coalesce(sum(frozen_after - frozen_before) FILTER (WHERE kind = 'TOPPED_UP'), 0) AS taken,
                    coalesce(bool_or(kind <> 'TOPPED_UP'), false) AS more_happened
               FROM freeze_event
              WHERE account_no = s.key AND id > e.history_then AND why = e.kind || ' ' || e.reference) t
       CROSS JOIN LATERAL (
             SELECT coalesce(sum(w.waiting), 0) AS waiting
               FROM (SELECT DISTINCT ON (freeze_no) freeze_no, frozen_after AS frozen,
                            ordered_after - frozen_after AS waiting
                       FROM freeze_event
                      WHERE account_no = s.key AND id <= e.history_then
                      ORDER BY freeze_no, id DESC) w
               JOIN freeze_part p ON p.freeze_no = w.freeze_no AND p.account_no = s.key
               JOIN court_freeze f ON f.freeze_no = w.freeze_no
              WHERE NOT p.whole_waiting AND (w.frozen > 0 OR f.printed_until IS NULL)
                AND (p.top_up = 'ANY_CREDIT'
                     OR p.top_up = 'MONTHLY' AND e.kind = 'CONTRIBUTION')
                AND (e.kind = 'INTEREST' OR e.status_then = '01' AND NOT EXISTS (
                       SELECT FROM core_status_change WHERE account_no = s.key AND at > e.at))) c
       WHERE t.taken > e.amount
          OR t.taken < least(e.amount, c.waiting) AND NOT t.more_happened
      """;

  /**
   * What one act did to one account: its events share who, when and why. A freeze waits for less
   * and less {@code since} it was placed, put back in force or lost money to one served earlier.
   */
  private static final String ACTS =
      """
      WITH span AS MATERIALIZED (
        SELECT e.*, p.sequence, p.top_up, p.whole_waiting, f.printed_until,
               e.ordered_after - e.frozen_after AS waiting,
               lead(e.id, 1, 9223372036854775807) OVER part AS until,
               max(e.id) FILTER (WHERE e.kind IN ('PLACED', 'DISPLACED', 'REINSTATED')) OVER part AS since,
               max(e.id) OVER act AS act_end,
               coalesce(max(p.sequence) FILTER (WHERE e.frozen_after < e.frozen_before) OVER act,
                        (SELECT d.sequence FROM deduction d WHERE d.request_no = e.request_no)) AS spring
          FROM scope s
          JOIN freeze_event e ON e.account_no = s.key
          JOIN freeze_part p ON p.freeze_no = e.freeze_no AND p.account_no = e.account_no
          JOIN court_freeze f ON f.freeze_no = e.freeze_no
        WINDOW part AS (PARTITION BY e.account_no, e.freeze_no ORDER BY e.id),
               act AS (PARTITION BY e.account_no, e.at, e.actor, e.why, e.request_no)
      ), waiter AS MATERIALIZED (
        SELECT * FROM span WHERE waiting > 0 AND NOT whole_waiting AND (frozen_after > 0 OR printed_until IS NULL)
      )
      """;

  private static final String EARLIER_FIRST =
      ACTS
          + """
          SELECT g.account_no AS key,
                 format('%s got %s while the earlier %s waited for %s', g.freeze_no,
                        round((g.frozen_after - g.frozen_before) / 100.0, 2), w.freeze_no,
                        round(w.waiting / 100.0, 2)) AS detail
            FROM span g
            JOIN waiter w ON w.account_no = g.account_no AND w.sequence < g.sequence
                         AND w.id <= g.act_end AND g.act_end < w.until AND w.since < g.id
           WHERE g.frozen_after > g.frozen_before
             AND (g.kind = 'PROMOTED' AND w.sequence > g.spring
                  OR g.kind = 'TOPPED_UP' AND (w.top_up = 'ANY_CREDIT'
                     OR w.top_up = 'MONTHLY' AND g.why LIKE 'CONTRIBUTION %'))
          """;

  private static final String PASSED_ON =
      ACTS
          + """
          , freed AS (
            SELECT account_no, act_end, min(id) FILTER (WHERE frozen_after < frozen_before) AS at_id,
                   max(spring) AS spring,
                   coalesce(sum(frozen_before - frozen_after) FILTER (WHERE kind IN ('RELEASED', 'EXPIRED')), 0) AS fen,
                   coalesce(sum(frozen_after - frozen_before) FILTER (WHERE kind = 'PROMOTED'), 0) AS given
              FROM span GROUP BY account_no, act_end)
          SELECT r.account_no AS key,
                 format('%s was freed, %s given on, %s still waited for %s', round(r.fen / 100.0, 2),
                        round(r.given / 100.0, 2), w.freeze_no, round(w.waiting / 100.0, 2)) AS detail
            FROM freed r
            JOIN waiter w ON w.account_no = r.account_no AND w.sequence > r.spring
                         AND w.id <= r.act_end AND r.act_end < w.until AND w.since < r.at_id
           WHERE r.given < r.fen
          """;

  /** Nothing that was served later stands before it, and it is before the first that was. */
  private static final String SERVED_ORDER =
      """
      SELECT s.key, format('served %s, account %s: %s, served %s, stands %s it', f.placed_at, own.account_no,
             o.freeze_no, o.placed_at, CASE WHEN p.sequence < own.sequence THEN 'before' ELSE 'behind' END) AS detail
        FROM scope s
        JOIN court_freeze f ON f.freeze_no = s.key AND f.place IS NOT NULL
        JOIN freeze_part own ON own.freeze_no = f.freeze_no
        JOIN freeze_part p ON p.account_no = own.account_no AND p.freeze_no <> f.freeze_no
        JOIN court_freeze o ON o.freeze_no = p.freeze_no
       WHERE CASE WHEN p.sequence < own.sequence THEN o.placed_at > f.placed_at
                  ELSE o.placed_at < f.placed_at AND o.sequence < f.sequence AND NOT EXISTS (
                         SELECT FROM court_freeze later
                          WHERE later.person_key = f.person_key AND later.placed_at > f.placed_at
                            AND coalesce(later.place, later.sequence) < p.sequence) AND NOT EXISTS (
                         SELECT FROM freeze_part x JOIN court_freeze later ON later.freeze_no = x.freeze_no
                          WHERE x.account_no = p.account_no AND x.sequence < p.sequence
                            AND later.placed_at > f.placed_at) END
      """;

  /**
   * One that was served earlier waits for nothing that later ones hold, unless a deduction has
   * reserved it or it came since as money that may not be its own.
   */
  private static final String SERVED_FIRST =
      """
      SELECT s.key, format('account %s: waits for %s, those behind it held %s', e.account_no,
             round((e.ordered_after - e.frozen_after) / 100.0, 2), round(e.behind_before / 100.0, 2)) AS detail
        FROM scope s
        JOIN court_freeze f ON f.freeze_no = s.key AND f.place IS NOT NULL
        JOIN freeze_event e ON e.freeze_no = f.freeze_no AND e.kind = 'PLACED' AND e.behind_before > 0
        JOIN freeze_part p ON p.freeze_no = e.freeze_no AND p.account_no = e.account_no
       WHERE e.frozen_after < e.ordered_after AND NOT p.whole_waiting
         AND NOT EXISTS (SELECT FROM core_entry c
                          WHERE c.account_no = e.account_no AND c.at > f.placed_at AND c.amount > 0
                            AND c.kind IN ('CONTRIBUTION', 'INTEREST', 'ADJUSTMENT'))
      """;

  private ClaimChecks() {}

  static List<Check> all() {
    return List.of(
        new Check("what-was-free-is-frozen-when-placed", 1, Scope.FREEZE, FREE_WHEN_PLACED),
        new Check("money-given-up-never-returns", 1, Scope.FREEZE, NEVER_BACK),
        new Check("place-follows-service", 1, Scope.FREEZE, SERVED_ORDER),
        new Check("earlier-service-is-served-first", 1, Scope.FREEZE, SERVED_FIRST),
        new Check("coming-money-tops-up", 1, Scope.ACCOUNT, TOPPED_UP),
        new Check("earlier-freeze-is-served-first", 1, Scope.ACCOUNT, EARLIER_FIRST),
        new Check("freed-money-is-passed-on", 1, Scope.ACCOUNT, PASSED_ON));
  }
}
