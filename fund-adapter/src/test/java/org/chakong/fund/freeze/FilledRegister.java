package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;

/**
 * Registers as large as a test wants them, written set-wise past the rules; the audit accepts them.
 */
@Singleton
class FilledRegister {

  private final Jdbi jdbi;

  FilledRegister(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Accounts that each hold 100.00 yuan under one freeze; on every tenth a second freeze waits.
   *
   * @param prefix of the account numbers, unique to the caller
   * @param until last day of all the freezes that hold money
   */
  void oneFreezeEach(String prefix, int accounts, String court, LocalDate until) {
    openAccounts(prefix, accounts, 10_000);
    freezes(
        """
        SELECT :prefix || lpad(n::text, 6, '0') AS account_no, n, 10000 AS ordered, 10000 AS frozen
          FROM generate_series(1, :count) AS n
        """,
        prefix + "A",
        prefix,
        accounts,
        court,
        until);
    freezes(
        """
        SELECT :prefix || lpad((n * 10)::text, 6, '0') AS account_no, n, 4000 AS ordered, 0 AS frozen
          FROM generate_series(1, :count) AS n
        """,
        prefix + "W",
        prefix,
        accounts / 10,
        court,
        until);
    settle(prefix);
  }

  /**
   * One account with a queue, the first of whose freezes holds more than the others.
   *
   * @param balance in fen
   * @param first what the first freeze holds, in fen
   * @param ordered by each of the others, in fen
   * @param frozen under each of the others, in fen
   */
  String queue(
      String prefix,
      int length,
      long balance,
      long first,
      long ordered,
      long frozen,
      LocalDate until) {
    openAccounts(prefix, 1, balance);
    freezes(
        """
        SELECT :prefix || '000001' AS account_no, n,
               CASE n WHEN 1 THEN %d ELSE %d END AS ordered, CASE n WHEN 1 THEN %d ELSE %d END AS frozen
          FROM generate_series(1, :count) AS n
        """
            .formatted(first, ordered, first, frozen),
        prefix + "Q",
        prefix,
        length,
        "豫0811",
        until);
    settle(prefix);
    return prefix + "000001";
  }

  private void openAccounts(String prefix, int accounts, long balance) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO core_account (account_no, owner_name, id_type, id_number, status)
              SELECT :prefix || lpad(n::text, 6, '0'), '测试' || n, '01', :prefix || n, '01'
                FROM generate_series(1, :count) AS n
              """)
          .bind("prefix", prefix)
          .bind("count", accounts)
          .execute();
      handle
          .createUpdate(
              """
              INSERT INTO core_entry (account_no, kind, amount, at, reference)
              SELECT :prefix || lpad(n::text, 6, '0'), 'OPENING', :balance, now(), 'opening'
                FROM generate_series(1, :count) AS n
              """)
          .bind("prefix", prefix)
          .bind("count", accounts)
          .bind("balance", balance)
          .execute();
    });
  }

  private void freezes(
      String wanted, String numbers, String prefix, int count, String court, LocalDate until) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                WITH wanted AS (%s), placed AS (
                  INSERT INTO court_freeze (freeze_no, request_no, sequence, court, case_number,
                         person_key, first_ordered, state, term_months, rolls,
                         from_day, nominal_end, until, placed_at)
                  SELECT :numbers || n, :numbers || n, nextval('receipt_sequence'), :court,
                         '（2025）豫0811执' || n || '号', account_no, ordered,
                         CASE WHEN frozen > 0 THEN 'ACTIVE' ELSE 'WAITING' END, 12, true,
                         CASE WHEN frozen > 0 THEN :until::date - 365 END,
                         CASE WHEN frozen > 0 THEN :until::date END,
                         CASE WHEN frozen > 0 THEN :until::date END, now()
                    FROM wanted ORDER BY n
                  RETURNING freeze_no, sequence, until
                ), parts AS (
                  INSERT INTO freeze_part (freeze_no, account_no, rank, sequence, ordered, frozen,
                         top_up, whole_waiting, due_after)
                  SELECT p.freeze_no, w.account_no, 0, p.sequence, w.ordered, w.frozen,
                         'MONTHLY', false, p.until
                    FROM wanted w JOIN placed p ON p.freeze_no = :numbers || w.n
                ), history AS (
                  INSERT INTO freeze_event (freeze_no, account_no, kind, at, actor, why,
                         ordered_before, ordered_after, frozen_before, frozen_after, state_after)
                  SELECT :numbers || n, account_no, 'FILLED', now(), 'test', 'filled',
                         0, ordered, 0, frozen, NULL
                    FROM wanted
                  UNION ALL
                  SELECT :numbers || n, NULL, 'FILLED', now(), 'test', 'filled',
                         NULL, NULL, NULL, NULL, 'ACTIVE'
                    FROM wanted WHERE frozen > 0
                )
                INSERT INTO core_hold (account_no, hold_no, owner, amount)
                SELECT account_no, :numbers || n, 'REGISTER', frozen FROM wanted WHERE frozen > 0
                """
                    .formatted(wanted))
            .bind("numbers", numbers)
            .bind("prefix", prefix)
            .bind("count", count)
            .bind("court", court)
            .bind("until", until)
            .execute());
  }

  private void settle(String prefix) {
    jdbi.useHandle(handle -> {
      handle.execute(
          """
          INSERT INTO freeze_queue (account_no, open_freezes)
          SELECT account_no, count(*) FROM freeze_part
           WHERE account_no LIKE ? || '%' AND ordered > 0 GROUP BY account_no
          """,
          prefix);
      handle.execute(
          """
          UPDATE core_account a SET held = h.held
            FROM (SELECT account_no, sum(amount)::bigint AS held FROM core_hold
                   WHERE account_no LIKE ? || '%' GROUP BY account_no) h
           WHERE a.account_no = h.account_no
          """,
          prefix);
      handle.execute("ANALYZE court_freeze, freeze_part, freeze_queue, core_account, core_hold");
    });
  }

  /** How many of those freezes are in the state. */
  int count(String prefix, String state) {
    return one(
        "SELECT count(*) FROM court_freeze WHERE request_no LIKE ? || '%' AND state = ?",
        prefix, state);
  }

  /** How many ends the history of those freezes tells of. */
  int ends(String prefix) {
    return one(
        """
        SELECT count(*) FROM freeze_event
         WHERE freeze_no LIKE ? || '%' AND state_after = 'EXPIRED' AND account_no IS NULL
        """,
        prefix);
  }

  /** How many notices about those freezes were written. */
  int notices(String prefix) {
    return one("SELECT count(*) FROM outgoing WHERE request_no LIKE ? || '%'", prefix);
  }

  /** How many of them their court's gateway does not have yet. */
  int untold(String prefix) {
    return one(
        "SELECT count(*) FROM outgoing WHERE request_no LIKE ? || '%' AND ended_at IS NULL",
        prefix);
  }

  private int one(String sql, Object... arguments) {
    return jdbi.withHandle(handle -> handle.select(sql, arguments).mapTo(Integer.class).one());
  }
}
