package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The unanswered requests in the order of their deadlines. */
@ApplicationScoped
public class Board {

  private static final String UNANSWERED =
      """
       FROM request WHERE status NOT IN ('ANSWERED', 'WITHDRAWN', 'OFFLINE')
        AND (cast(:court AS text) IS NULL OR court = :court)
      """;
  private static final String CHOSEN =
      """
      (cast(:action AS text) IS NULL OR action = :action) AND (cast(:status AS text) IS NULL OR status = :status)
      """;
  private static final String LIST =
      "SELECT "
          + BoardEntry.COLUMNS
          + UNANSWERED
          + " AND "
          + CHOSEN
          + """
            AND (cast(:centre AS text) IS NULL OR fund_centre = :centre)
            AND CASE :view
                  WHEN 'DUE_SOON' THEN due_at > :now AND due_soon_at <= :now
                  WHEN 'OVERDUE' THEN due_at <= :now
                  WHEN 'UNDELIVERED' THEN status = 'ACCEPTED'
                  ELSE true
                END
            AND (coalesce(due_at, 'infinity'), id) >
                (CASE WHEN :afterDue = %d THEN 'infinity' ELSE to_timestamp(:afterDue) END, :afterId)
          ORDER BY coalesce(due_at, 'infinity'), id
          LIMIT :rows
          """
              .formatted(Long.MAX_VALUE);
  // every court and centre with something open is there, also where nothing of it is chosen
  private static final String TALLIES =
      """
      SELECT court, fund_centre, count(*) FILTER (WHERE chosen) AS running,
             count(*) FILTER (WHERE chosen AND due_at > :now AND due_soon_at <= :now) AS due_soon,
             count(*) FILTER (WHERE chosen AND due_at <= :now) AS overdue,
             count(*) FILTER (WHERE chosen AND status = 'ACCEPTED') AS undelivered
        FROM (SELECT court, fund_centre, due_at, due_soon_at, status, %s AS chosen %s) AS open
       GROUP BY court, fund_centre
       ORDER BY court, fund_centre
      """
          .formatted(CHOSEN, UNANSWERED);

  private final EntityManager database;
  private final LegalClock clock;

  Board(EntityManager database, LegalClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Which of the unanswered. */
  public enum View {
    RUNNING,
    DUE_SOON,
    OVERDUE,
    /** Not yet received by the fund centre. */
    UNDELIVERED
  }

  /** Which requests are looked at; null does not restrict. */
  public record Filter(String court, String fundCentre, Action action, RequestStatus status) {}

  /** How many requests of a court at a fund centre there are in each view. */
  public record Tally(
      String court, String fundCentre, long running, long dueSoon, long overdue, long undelivered) {

    public long of(View view) {
      return switch (view) {
        case RUNNING -> running;
        case DUE_SOON -> dueSoon;
        case OVERDUE -> overdue;
        case UNDELIVERED -> undelivered;
      };
    }
  }

  /** A page of a list ordered by deadline. */
  public static PageRequest page(String cursor) {
    return PageRequest.of(null, cursor, 2);
  }

  /** Those whose deadline comes first; without a deadline last. */
  @Transactional
  public Page<BoardEntry> list(View view, Filter filter, PageRequest page) {
    List<Tuple> rows =
        query(LIST, filter.court(), filter)
            .setParameter("centre", filter.fundCentre(), String.class)
            .setParameter("view", view.name())
            .setParameter("afterDue", key(page, 0))
            .setParameter("afterId", key(page, 1))
            .setParameter("rows", page.fetch())
            .getResultList();
    return page.page(rows, BoardEntry::of, row -> Cursor.after(row.get("due"), row.get("id")));
  }

  /**
   * What the filter's action and status leave of every court and centre.
   *
   * @param onlyCourt the only court that the reader may see, null for all
   */
  @Transactional
  public List<Tally> tallies(String onlyCourt, Filter filter) {
    return query(TALLIES, onlyCourt, filter).getResultList().stream().map(Board::tally).toList();
  }

  private NativeQuery<Tuple> query(String sql, String court, Filter filter) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(sql, Tuple.class)
        .setParameter("court", court, String.class)
        .setParameter("action", name(filter.action()), String.class)
        .setParameter("status", name(filter.status()), String.class)
        .setParameter("now", clock.instant(), Instant.class);
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static long key(PageRequest page, int part) {
    try {
      return page.after().map(cursor -> Long.parseLong(cursor.key().get(part))).orElse(0L);
    } catch (NumberFormatException e) {
      throw ProblemException.malformed("cursor");
    }
  }

  private static Tally tally(Tuple row) {
    return new Tally(
        row.get("court", String.class),
        row.get("fund_centre", String.class),
        row.get("running", Long.class),
        row.get("due_soon", Long.class),
        row.get("overdue", Long.class),
        row.get("undelivered", Long.class));
  }
}
