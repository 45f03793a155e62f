package org.chakong.gateway.sla;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chakong.runtime.clock.LegalClock;
import org.hibernate.Session;

/** How well deadlines were kept from one legal day, week or month of acceptance to the next. */
@ApplicationScoped
public class SlaHistory {

  private static final String POINTS =
      SlaSummaries.COUNTED
          + """
          SELECT CAST(date_trunc('%1$s', accepted_at AT TIME ZONE 'Asia/Shanghai') AS date) AS day,
                 %2$s AS of, grouping(%2$s) AS all_of_them,
                 count(*) AS filed,
                 count(*) FILTER (WHERE outcome = 'MET') AS met,
                 count(*) FILTER (WHERE outcome = 'OVERDUE') AS overdue,
                 percentile_disc(0.5) WITHIN GROUP (ORDER BY handled) AS p50,
                 percentile_disc(0.9) WITHIN GROUP (ORDER BY handled) AS p90,
                 percentile_disc(0.99) WITHIN GROUP (ORDER BY handled) AS p99
            FROM counted
           GROUP BY GROUPING SETS ((1), (1, %2$s))
          """;

  private final EntityManager database;
  private final LegalClock clock;

  SlaHistory(EntityManager database, LegalClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** How long a point of the history is. */
  public enum Step {
    DAY(45),
    WEEK(366),
    MONTH(Integer.MAX_VALUE);

    private static final int MOST_DAYS = 400;

    private final int upTo;

    Step(int upTo) {
      this.upTo = upTo;
    }

    /** What is wished where it does not give too many points, else what fits. */
    public static Step fitting(LocalDate from, LocalDate to, Optional<Step> wished) {
      long days = ChronoUnit.DAYS.between(from, to) + 1;
      return wished.filter(step -> days <= MOST_DAYS || step != DAY).orElseGet(() -> best(days));
    }

    private static Step best(long days) {
      return List.of(values()).stream().filter(step -> days <= step.upTo).findFirst().orElseThrow();
    }

    /** The day that the point of a day bears; a week begins on Monday. */
    LocalDate begin(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
      };
    }

    LocalDate next(LocalDate day) {
      return switch (this) {
        case DAY -> day.plusDays(1);
        case WEEK -> day.plusWeeks(1);
        case MONTH -> day.plusMonths(1);
      };
    }

    private String unit() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What the history is told apart by. */
  public enum By {
    ACTION("action"),
    CENTRE("fund_centre"),
    COURT("court");

    private final String column;

    By(String column) {
      this.column = column;
    }
  }

  /**
   * One day, week or month.
   *
   * @param day the first of it
   * @param filed all that were accepted then
   * @param times null where none of them is answered
   */
  public record Point(LocalDate day, long filed, long met, long overdue, Times times) {

    /** Of those whose deadline has been kept or missed. */
    public long due() {
      return met + overdue;
    }
  }

  /** Percentiles of the time from receipt to answer, in seconds. */
  public record Times(long p50, long p90, long p99) {}

  /**
   * A group's points without a gap.
   *
   * @param of the action, centre or court
   */
  public record Series(String of, List<Point> points) {

    public Series {
      points = List.copyOf(points);
    }

    public long filed() {
      return points.stream().mapToLong(Point::filed).sum();
    }
  }

  /**
   * The history of all that pass the filter, and of each group.
   *
   * @param groups those with the most requests first
   */
  public record History(Series all, List<Series> groups) {

    public History {
      groups = List.copyOf(groups);
    }
  }

  /** In one statement, however many points and groups there are. */
  @Transactional
  public History of(SlaFilter filter, Step step, By by) {
    List<Tuple> rows =
        filter
            .in(
                database
                    .unwrap(Session.class)
                    .createNativeQuery(POINTS.formatted(step.unit(), by.column), Tuple.class),
                clock.instant())
            .getResultList();
    Map<LocalDate, Point> all = new TreeMap<>();
    Map<String, Map<LocalDate, Point>> groups = new TreeMap<>();
    for (Tuple row : rows) {
      Point point = point(row);
      boolean ofAll = row.get("all_of_them", Number.class).intValue() == 1;
      (ofAll ? all : groups.computeIfAbsent(row.get("of", String.class), of -> new TreeMap<>()))
          .put(point.day(), point);
    }
    return new History(
        series(null, all, filter, step),
        groups.entrySet().stream()
            .map(group -> series(group.getKey(), group.getValue(), filter, step))
            .sorted(Comparator.comparingLong(Series::filed).reversed())
            .toList());
  }

  private static Series series(
      String of, Map<LocalDate, Point> known, SlaFilter filter, Step step) {
    List<Point> points = new ArrayList<>();
    for (LocalDate day = step.begin(filter.from()); !day.isAfter(filter.to()); ) {
      points.add(known.getOrDefault(day, new Point(day, 0, 0, 0, null)));
      day = step.next(day);
    }
    return new Series(of, points);
  }

  private static Point point(Tuple row) {
    return new Point(
        row.get("day", LocalDate.class),
        count(row, "filed"),
        count(row, "met"),
        count(row, "overdue"),
        row.get("p50") == null
            ? null
            : new Times(count(row, "p50"), count(row, "p90"), count(row, "p99")));
  }

  private static long count(Tuple row, String column) {
    return row.get(column, Number.class).longValue();
  }
}
