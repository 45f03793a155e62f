package org.chakong.fund.core.embedded;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chakong.contracts.api.CoreFacts.Agreement;
import org.chakong.contracts.api.CoreFacts.Guarantee;
import org.chakong.contracts.api.CoreFacts.Loan;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Facts that core events change. Events may come out of order: what happened last wins, not what
 * came last, and an event that something later has overtaken changes nothing.
 */
@Singleton
class FactChanges {
  private static final String CLOSED = "('03', '04', '05')";

  private final Jdbi jdbi;
  private final FactRows rows;

  FactChanges(Jdbi jdbi, FactRows rows) {
    this.jdbi = jdbi;
    this.rows = rows;
  }

  /**
   * @param day the legal day of the event, on which a closed account closed
   */
  void status(String accountNo, String status, When when, LocalDate day) {
    jdbi.useHandle(handle -> {
      handle.execute(
          """
          INSERT INTO core_status_change (account_no, at, status)
          SELECT account_no, '-infinity', status FROM core_account a
           WHERE account_no = ?
             AND NOT EXISTS (SELECT FROM core_status_change c WHERE c.account_no = a.account_no)
          """,
          accountNo);
      handle
          .createUpdate(
              """
              WITH latest AS (
                SELECT at FROM core_status_change
                 WHERE account_no = :account ORDER BY at DESC, id DESC LIMIT 1
              ), changed AS (
                INSERT INTO core_status_change (account_no, at, status)
                SELECT :account, CASE WHEN :dated THEN :at ELSE greatest(:at, at) END, :status FROM latest
                RETURNING at
              )
              UPDATE core_account a
                 SET status = :status, closed_on = CASE WHEN :status IN %s THEN :day::date END
                FROM latest l, changed c
               WHERE a.account_no = :account AND c.at >= l.at
              """
                  .formatted(CLOSED))
          .bind("account", accountNo)
          .bind("status", status)
          .bind("at", when.at())
          .bind("dated", when.dated())
          .bind("day", day)
          .execute();
    });
  }

  /** The status that the account had then, as far as events have told by now. */
  String statusAt(String accountNo, When when) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT coalesce((SELECT status FROM core_status_change c
                                  WHERE c.account_no = a.account_no AND (c.at <= :at OR NOT :dated)
                                  ORDER BY at DESC, id DESC LIMIT 1), a.status)
                  FROM core_account a
                 WHERE a.account_no = :account
                """)
            .bind("account", accountNo)
            .bind("at", when.at())
            .bind("dated", when.dated())
            .mapTo(String.class)
            .one());
  }

  /** A loan is recognised by role and lending centre. */
  void loan(String accountNo, Loan loan, When when) {
    Map<String, String> same = new HashMap<>();
    same.put("role", FactRows.name(loan.role()));
    same.put("centre", loan.centre());
    jdbi.useHandle(handle -> {
      if (makesRoom(handle, "core_loan", accountNo, same, when)) {
        rows.insert(handle, accountNo, loan, when);
      }
    });
  }

  /** One agreement of a kind. */
  void agreement(String accountNo, Agreement agreement, When when) {
    Map<String, String> same = new HashMap<>();
    same.put("kind", FactRows.name(agreement.kind()));
    jdbi.useHandle(handle -> {
      if (makesRoom(handle, "core_agreement", accountNo, same, when)) {
        rows.insert(handle, accountNo, agreement, when);
      }
    });
  }

  /** Takes what was known of the same thing away, unless that is of a later time. */
  private static boolean makesRoom(
      Handle handle, String table, String accountNo, Map<String, String> same, When when) {
    String which =
        same.keySet().stream()
            .map(column -> " AND " + column + " IS NOT DISTINCT FROM :" + column)
            .collect(Collectors.joining("", " WHERE account_no = :account", ""));
    boolean overtaken =
        when.dated()
            && handle
                .createQuery("SELECT EXISTS (SELECT FROM <table> <which> AND changed_at > :at)")
                .define("table", table)
                .define("which", which)
                .bind("account", accountNo)
                .bindMap(same)
                .bind("at", when.at())
                .mapTo(Boolean.class)
                .one();
    if (!overtaken) {
      handle
          .createUpdate("DELETE FROM <table> <which>")
          .define("table", table)
          .define("which", which)
          .bind("account", accountNo)
          .bindMap(same)
          .execute();
    }
    return !overtaken;
  }

  /**
   * What an event said of a guarantee.
   *
   * @param stoodBefore known before the first event, so none that changes another
   */
  record Change(boolean stoodBefore, Guarantee guarantee) {}

  /** What stands is told again from the first change on, since an early one may come late. */
  void guarantee(String accountNo, Guarantee guarantee, When when) {
    jdbi.useHandle(handle -> {
      handle.execute(
          """
          INSERT INTO core_guarantee_change (account_no, at, stood_before, loan_outstanding,
                 released, loan_balance)
          SELECT account_no, '-infinity', true, loan_outstanding, released, loan_balance FROM core_guarantee g
           WHERE account_no = ?
             AND NOT EXISTS (SELECT FROM core_guarantee_change c WHERE c.account_no = g.account_no)
           ORDER BY id
          """,
          accountNo);
      handle
          .createUpdate(
              """
              INSERT INTO core_guarantee_change (account_no, at, stood_before, loan_outstanding,
                     released, loan_balance)
              SELECT :account, CASE WHEN :dated THEN :at ELSE greatest(:at, max(at)) END, false, :outstanding,
                     :released, :balance
                FROM core_guarantee_change
               WHERE account_no = :account
              """)
          .bind("account", accountNo)
          .bind("at", when.at())
          .bind("dated", when.dated())
          .bind("outstanding", guarantee.loanOutstanding())
          .bind("released", guarantee.released())
          .bind("balance", FactRows.fen(guarantee.loanBalance()))
          .execute();
      handle.execute("DELETE FROM core_guarantee WHERE account_no = ?", accountNo);
      standing(changes(handle, accountNo)).forEach(one -> rows.insert(handle, accountNo, one));
    });
  }

  private static List<Change> changes(Handle handle, String accountNo) {
    return handle
        .createQuery(
            "SELECT * FROM core_guarantee_change WHERE account_no = :account ORDER BY at, id")
        .bind("account", accountNo)
        .map((row, context) ->
            new Change(
                row.getBoolean("stood_before"),
                new Guarantee(
                    row.getObject("loan_outstanding", Boolean.class),
                    row.getObject("released", Boolean.class),
                    FactRows.money(row.getObject("loan_balance", Long.class)))))
        .list();
  }

  /** A guarantee has no number: a change is of the earliest one that still stands. */
  static List<Guarantee> standing(List<Change> inOrder) {
    List<Guarantee> standing = new ArrayList<>();
    for (Change change : inOrder) {
      if (!change.stoodBefore()) {
        standing.stream()
            .filter(one -> !Boolean.TRUE.equals(one.released()))
            .findFirst()
            .ifPresent(standing::remove);
      }
      standing.add(change.guarantee());
    }
    return standing;
  }

  /** The facts have been put anew: events before that say nothing any more. */
  void forget(String accountNo) {
    jdbi.useHandle(handle -> {
      handle.execute("DELETE FROM core_status_change WHERE account_no = ?", accountNo);
      handle.execute("DELETE FROM core_guarantee_change WHERE account_no = ?", accountNo);
    });
  }
}
