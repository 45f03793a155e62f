package org.chakong.gateway.sla;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.api.SlaSummary;
import org.chakong.contracts.api.SlaSummary.Figures;
import org.chakong.contracts.api.SlaSummary.Percentiles;
import org.chakong.contracts.request.Action;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.web.ProblemException;
import org.hibernate.Session;

/** How well deadlines were kept, counted in the database over all requests of a time. */
@ApplicationScoped
public class SlaSummaries {

  // the outcomes are those of docs/statistics.md; of a request that ended otherwise only the
  // OVERDUE event tells that its deadline had passed before
  static final String COUNTED =
      """
      WITH counted AS (
        SELECT action, fund_centre, court, status, verdict, due_soon_at, accepted_at,
               CASE
                 WHEN status IN ('WITHDRAWN', 'OFFLINE') AND overdue_told_for = due_at THEN 'OVERDUE'
                 WHEN status IN ('WITHDRAWN', 'OFFLINE') THEN status
                 WHEN due_at IS NULL THEN 'WITHOUT_DEADLINE'
                 WHEN coalesce(answered_at, :now) >= due_at THEN 'OVERDUE'
                 WHEN answered_at IS NOT NULL THEN 'MET'
                 ELSE 'OPEN'
               END AS outcome,
               -- greatest() passes over null, which would make what is unanswered the fastest of all
               CASE WHEN answered_at IS NOT NULL THEN CAST(floor(extract(epoch FROM
                 greatest(answered_at - coalesce(received_at, accepted_at), interval '0'))) AS bigint) END AS handled,
               CASE WHEN received_at IS NOT NULL THEN CAST(floor(extract(epoch FROM
                 greatest(received_at - accepted_at, interval '0'))) AS bigint) END AS delivered
          FROM request
         WHERE accepted_at >= :from AND accepted_at < :before
           AND (CAST(:action AS text) IS NULL OR action = :action)
           AND (CAST(:centre AS text) IS NULL OR fund_centre = :centre)
           AND (CAST(:court AS text) IS NULL OR court = :court))
      """;

  private static final String FIGURES =
      COUNTED
          + """
          SELECT action, fund_centre, court, grouping(action, fund_centre, court) AS of,
                 count(*) AS filed,
                 count(*) FILTER (WHERE status = 'ANSWERED') AS answered,
                 count(*) FILTER (WHERE verdict IN ('RETURNED', 'REJECTED')) AS returned,
                 count(*) FILTER (WHERE outcome = 'MET') AS met,
                 count(*) FILTER (WHERE outcome = 'OVERDUE') AS overdue,
                 count(*) FILTER (WHERE outcome = 'OPEN') AS open,
                 count(*) FILTER (WHERE outcome = 'OPEN' AND :now >= due_soon_at) AS due_soon,
                 count(*) FILTER (WHERE status = 'ACCEPTED') AS undelivered,
                 count(*) FILTER (WHERE outcome = 'WITHDRAWN') AS withdrawn,
                 count(*) FILTER (WHERE outcome = 'OFFLINE') AS offline,
                 count(*) FILTER (WHERE outcome = 'WITHOUT_DEADLINE') AS without_deadline,
                 percentile_disc(0.5) WITHIN GROUP (ORDER BY handled) AS handled50,
                 percentile_disc(0.9) WITHIN GROUP (ORDER BY handled) AS handled90,
                 percentile_disc(0.95) WITHIN GROUP (ORDER BY handled) AS handled95,
                 percentile_disc(0.99) WITHIN GROUP (ORDER BY handled) AS handled99,
                 max(handled) AS handled100,
                 percentile_disc(0.5) WITHIN GROUP (ORDER BY delivered) AS delivered50,
                 percentile_disc(0.9) WITHIN GROUP (ORDER BY delivered) AS delivered90,
                 percentile_disc(0.95) WITHIN GROUP (ORDER BY delivered) AS delivered95,
                 percentile_disc(0.99) WITHIN GROUP (ORDER BY delivered) AS delivered99,
                 max(delivered) AS delivered100
            FROM counted
           GROUP BY GROUPING SETS ((), (action), (fund_centre), (court), (action, fund_centre, court))
           ORDER BY action, fund_centre, court
          """;

  /** What {@code grouping} says of each set: a bit is 1 where the column is not grouped by. */
  private static final int TOTAL = 0b111;

  private static final int ACTION = 0b011;
  private static final int CENTRE = 0b101;
  private static final int COURT = 0b110;
  private static final int ALL_THREE = 0b000;

  private final EntityManager database;
  private final LegalClock clock;

  SlaSummaries(EntityManager database, LegalClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Of the requests accepted from one legal day to another.
   *
   * @param from null for the first day of the month of {@code to}
   * @param to inclusive, null for today
   * @param court null for all
   * @throws ProblemException 400 when the first day is after the last
   */
  @Transactional
  public SlaSummary of(LocalDate from, LocalDate to, String court) {
    LocalDate last = to == null ? LocalDate.now(clock) : to;
    LocalDate first = from == null ? last.withDayOfMonth(1) : from;
    return of(new SlaFilter(first, last, null, null, court));
  }

  /** Of the requests that pass the filter. */
  @Transactional
  public SlaSummary of(SlaFilter filter) {
    List<Tuple> rows =
        filter
            .in(
                database.unwrap(Session.class).createNativeQuery(FIGURES, Tuple.class),
                clock.instant())
            .getResultList();
    return new SlaSummary(
        filter.from(),
        filter.to(),
        figures(rows, TOTAL).getFirst(),
        figures(rows, ACTION),
        figures(rows, CENTRE),
        figures(rows, COURT),
        figures(rows, ALL_THREE));
  }

  private static List<Figures> figures(List<Tuple> rows, int set) {
    return rows.stream()
        .filter(row -> row.get("of", Number.class).intValue() == set)
        .map(SlaSummaries::figures)
        .toList();
  }

  private static Figures figures(Tuple row) {
    String action = row.get("action", String.class);
    return new Figures(
        action == null ? null : Action.valueOf(action),
        row.get("fund_centre", String.class),
        row.get("court", String.class),
        count(row, "filed"),
        count(row, "answered"),
        count(row, "returned"),
        count(row, "met"),
        count(row, "overdue"),
        count(row, "open"),
        count(row, "due_soon"),
        count(row, "undelivered"),
        count(row, "withdrawn"),
        count(row, "offline"),
        count(row, "without_deadline"),
        percentiles(row, "handled"),
        percentiles(row, "delivered"));
  }

  private static long count(Tuple row, String column) {
    return row.get(column, Number.class).longValue();
  }

  private static Percentiles percentiles(Tuple row, String of) {
    return row.get(of + "100") == null
        ? null
        : new Percentiles(
            duration(row, of + "50"),
            duration(row, of + "90"),
            duration(row, of + "95"),
            duration(row, of + "99"),
            duration(row, of + "100"));
  }

  private static String duration(Tuple row, String column) {
    return Duration.ofSeconds(count(row, column)).toString();
  }
}
