package org.chakong.fund.audit;

import java.util.List;

/** Invariant 2: entries only grow, the balance is their sum, money leaves only where it may. */
final class EntryChecks {

  private static final String SUM =
      """
      SELECT a.account_no AS key,
             format('balance %s, entries add up to %s', round(a.balance / 100.0, 2), round(e.sum / 100.0, 2)) AS detail
        FROM scope s
        JOIN core_account a ON a.account_no = s.key
       CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS sum FROM core_entry
                            WHERE account_no = a.account_no) e
       WHERE a.balance <> e.sum
      """;

  /** A row that was changed or taken away leaves a gap here, even if the balance was mended. */
  private static final String GAPLESS =
      """
      SELECT s.key, format('entry %s: %s and then %s', e.id, round(e.before / 100.0, 2),
             round(e.balance_after / 100.0, 2)) AS detail
        FROM scope s
       CROSS JOIN LATERAL (SELECT id, amount, balance_after,
                                  lag(balance_after, 1, 0::bigint) OVER (ORDER BY id) AS before
                             FROM core_entry WHERE account_no = s.key) e
       WHERE e.balance_after <> e.before + e.amount
      """;

  private static final String CAUSE =
      """
      SELECT s.key, format('%s of %s, reference %s', e.kind, round(e.amount / 100.0, 2), e.reference) AS detail
        FROM scope s
        JOIN core_entry e ON e.account_no = s.key
       WHERE CASE
               WHEN e.kind IN ('CONTRIBUTION', 'INTEREST', 'WITHDRAWAL') THEN
                 (e.kind = 'WITHDRAWAL') = (e.amount < 0)
                 AND EXISTS (SELECT FROM core_event c WHERE c.event_id = e.reference
                                AND c.account_no = e.account_no AND c.type = e.kind)
               WHEN e.kind IN ('DEDUCTION', 'REVERSAL') THEN
                 (e.kind = 'DEDUCTION') = (e.amount < 0)
                 AND EXISTS (SELECT FROM core_transfer t WHERE t.transfer_no = e.reference
                                AND t.account_no = e.account_no AND t.amount = abs(e.amount)
                                AND (e.kind = 'DEDUCTION' OR t.state = 'FAILED'))
               WHEN e.kind = 'OPENING' THEN e.amount > 0
               WHEN e.kind = 'ADJUSTMENT' THEN {by hand}
             END IS NOT TRUE
      """;

  private static final String FREE =
      """
      SELECT s.key, format('withdrawal %s left %s while %s was held', e.reference,
             round(e.balance_after / 100.0, 2), round(e.held_then / 100.0, 2)) AS detail
        FROM scope s
        JOIN core_entry e ON e.account_no = s.key
       WHERE e.kind = 'WITHDRAWAL' AND e.balance_after < e.held_then
      """;

  private static final String GUARDED =
      """
      SELECT s.key, 'rows can be changed: its guard is missing or switched off' AS detail
        FROM scope s
       WHERE NOT EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
                          WHERE t.tgrelid = to_regclass(s.key) AND t.tgenabled IN ('O', 'A')
                            AND p.proname IN ('append_only', 'refuse_change'))
      """;

  private EntryChecks() {}

  /**
   * @param demo whether a balance may be set by hand, as demo mode does
   */
  static List<Check> all(boolean demo) {
    return List.of(
        new Check("balance-is-the-entries", 2, Scope.ACCOUNT, SUM),
        new Check("entries-follow-each-other", 2, Scope.ACCOUNT, GAPLESS),
        new Check(
            "entry-has-its-cause",
            2,
            Scope.ACCOUNT,
            CAUSE.replace("{by hand}", Boolean.toString(demo))),
        new Check("only-free-money-is-withdrawn", 2, Scope.ACCOUNT, FREE),
        new Check("history-is-guarded", 2, Scope.TABLE, GUARDED));
  }
}
