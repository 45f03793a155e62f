package org.chakong.gateway.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.api.YearReport.RefusalCount;
import org.chakong.contracts.api.YearReport.ReportFigures;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.Verdict;
import org.hibernate.Session;

/** Counts the requests of a year in the database. */
@ApplicationScoped
class CountYear {

  // the outcomes are those of docs/statistics.md; of a request that ended otherwise only the
  // OVERDUE event tells that its deadline had passed before
  private static final String FIGURES =
      """
      WITH counted AS (
        SELECT to_char(accepted_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-"Q"Q') AS quarter,
               to_char(accepted_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month,
               court, action, status, verdict,
               CASE
                 WHEN status IN ('WITHDRAWN', 'OFFLINE') AND overdue_told_for = due_at THEN 'OVERDUE'
                 WHEN status IN ('WITHDRAWN', 'OFFLINE') THEN status
                 WHEN due_at IS NULL THEN 'WITHOUT_DEADLINE'
                 WHEN coalesce(answered_at, :now) >= due_at THEN 'OVERDUE'
                 WHEN answered_at IS NOT NULL THEN 'MET'
                 ELSE 'OPEN'
               END AS outcome,
               CASE WHEN action = 'FREEZE' AND verdict IN ('EXECUTED', 'PARTLY_EXECUTED')
                 THEN CAST(answer #>> '{freeze,frozen}' AS numeric) END AS frozen,
               CASE WHEN action = 'UNFREEZE' AND verdict IN ('EXECUTED', 'PARTLY_EXECUTED')
                 THEN CAST(answer #>> '{freeze,released}' AS numeric) END AS released,
               CASE WHEN action = 'DEDUCT' AND answer #>> '{deduction,payout,state}' = 'PAID'
                 THEN CAST(answer #>> '{deduction,deducted}' AS numeric) END AS deducted
          FROM request
         WHERE accepted_at >= :from AND accepted_at < :before)
      SELECT quarter, month, court, action, grouping(quarter, month, court, action) AS of,
             count(*) AS filed,
             count(*) FILTER (WHERE verdict = 'EXECUTED') AS executed,
             count(*) FILTER (WHERE verdict = 'PARTLY_EXECUTED') AS partly,
             count(*) FILTER (WHERE verdict = 'UNABLE') AS unable,
             count(*) FILTER (WHERE verdict = 'RETURNED') AS returned,
             count(*) FILTER (WHERE verdict = 'REJECTED') AS rejected,
             count(*) FILTER (WHERE outcome = 'MET') AS met,
             count(*) FILTER (WHERE outcome = 'OVERDUE') AS overdue,
             count(*) FILTER (WHERE outcome = 'OPEN') AS open,
             count(*) FILTER (WHERE outcome = 'WITHDRAWN') AS withdrawn,
             count(*) FILTER (WHERE outcome = 'OFFLINE') AS offline,
             count(*) FILTER (WHERE outcome = 'WITHOUT_DEADLINE') AS without_deadline,
             count(*) FILTER (WHERE status = 'OFFLINE') AS fallbacks,
             coalesce(sum(frozen), 0) AS frozen,
             coalesce(sum(released), 0) AS released,
             coalesce(sum(deducted), 0) AS deducted
        FROM counted
       GROUP BY GROUPING SETS ((), (action), (court), (court, action), (quarter), (month))
       ORDER BY quarter, month, court, action
      """;
  private static final String REFUSALS =
      """
      SELECT verdict, reason ->> 'code' AS code, count(DISTINCT request_no) AS requests
        FROM request, jsonb_array_elements(answer -> 'reasons') AS reason
       WHERE verdict IN ('UNABLE', 'RETURNED', 'REJECTED')
         AND accepted_at >= :from AND accepted_at < :before
       GROUP BY verdict, code
       ORDER BY requests DESC, verdict, code
      """;

  /** What {@code grouping} says of each set: a bit is 1 where the column is not grouped by. */
  static final int TOTAL = 0b1111;

  static final int BY_MEASURE = 0b1110;
  static final int BY_COURT = 0b1101;
  static final int BY_COURT_AND_MEASURE = 0b1100;
  static final int BY_QUARTER = 0b0111;
  static final int BY_MONTH = 0b1011;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final EntityManager database;

  CountYear(EntityManager database) {
    this.database = database;
  }

  /**
   * One group with what it is a group of.
   *
   * @param set one of the constants
   */
  record Group(int set, ReportFigures figures) {}

  List<Group> figures(int year, Instant now) {
    return session()
        .createNativeQuery(FIGURES, Tuple.class)
        .setParameter("from", begin(year), Instant.class)
        .setParameter("before", begin(year + 1), Instant.class)
        .setParameter("now", now, Instant.class)
        .getResultList()
        .stream()
        .map(row -> new Group(row.get("of", Number.class).intValue(), figures(row)))
        .toList();
  }

  List<RefusalCount> refusals(int year) {
    return session()
        .createNativeQuery(REFUSALS, Tuple.class)
        .setParameter("from", begin(year), Instant.class)
        .setParameter("before", begin(year + 1), Instant.class)
        .getResultList()
        .stream()
        .map(row ->
            new RefusalCount(
                Verdict.valueOf(row.get("verdict", String.class)),
                ReasonCode.valueOf(row.get("code", String.class)),
                count(row, "requests")))
        .toList();
  }

  /** The figures of a period in which nothing was filed. */
  static ReportFigures nothing(String period) {
    return new ReportFigures(
        period,
        null,
        null,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        null,
        Money.ZERO,
        Money.ZERO,
        Money.ZERO);
  }

  private static ReportFigures figures(Tuple row) {
    String quarter = row.get("quarter", String.class);
    String action = row.get("action", String.class);
    return new ReportFigures(
        quarter == null ? row.get("month", String.class) : quarter,
        row.get("court", String.class),
        action == null ? null : Action.valueOf(action),
        count(row, "filed"),
        count(row, "executed"),
        count(row, "partly"),
        count(row, "unable"),
        count(row, "returned"),
        count(row, "rejected"),
        count(row, "met"),
        count(row, "overdue"),
        count(row, "open"),
        count(row, "withdrawn"),
        count(row, "offline"),
        count(row, "without_deadline"),
        count(row, "fallbacks"),
        rate(count(row, "met"), count(row, "overdue")),
        money(row, "frozen"),
        money(row, "released"),
        money(row, "deducted"));
  }

  /** Per cent with two decimals, half up. */
  static String rate(long met, long overdue) {
    return met + overdue == 0
        ? null
        : BigDecimal.valueOf(met)
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(met + overdue), 2, RoundingMode.HALF_UP)
            .toPlainString();
  }

  private static Money money(Tuple row, String column) {
    return Money.ofFen(row.get(column, BigDecimal.class).multiply(HUNDRED).longValueExact());
  }

  private static long count(Tuple row, String column) {
    return row.get(column, Number.class).longValue();
  }

  private static Instant begin(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(LegalZone.ZONE).toInstant();
  }

  private Session session() {
    return database.unwrap(Session.class);
  }
}
