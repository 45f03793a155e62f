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
import org.chakong.contracts.request.Verdict;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The unanswered requests in the order of their deadlines, and whatever is searched for. */
@ApplicationScoped
public class Board {

  private static final String COLUMNS =
      """
      SELECT id, request_no, court, fund_centre, action, case_number, status, verdict, due_at, due_soon_at,
             coalesce(cast(extract(epoch FROM due_at) AS bigint), %d) AS due
      """
          .formatted(Long.MAX_VALUE);
  private static final String OF_THE_CALLER = "(cast(:court AS text) IS NULL OR court = :court)";
  private static final String UNANSWERED =
      "status NOT IN ('ANSWERED', 'WITHDRAWN', 'OFFLINE') AND " + OF_THE_CALLER;
  private static final String LIST =
      COLUMNS
          + " FROM request WHERE "
          + UNANSWERED
          + """
            AND (cast(:action AS text) IS NULL OR action = :action)
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
  private static final String SEARCH =
      COLUMNS
          + " FROM request WHERE "
          + OF_THE_CALLER
          + """
            AND (request_no = :words OR case_number = :caseNumber
                 OR request_no IN (SELECT request_no FROM court_freeze WHERE freeze_no = :words))
          ORDER BY id DESC
          LIMIT :rows
          """;
  private static final String COUNTS =
      """
      SELECT count(*), count(*) FILTER (WHERE due_at > :now AND due_soon_at <= :now),
             count(*) FILTER (WHERE due_at <= :now), count(*) FILTER (WHERE status = 'ACCEPTED')
        FROM request WHERE
      """
          + UNANSWERED;

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

  /**
   * A request on the board, without anything of the person concerned.
   *
   * @param dueAt null while it waits for a calendar
   */
  public record Entry(
      String requestNo,
      String court,
      String fundCentre,
      Action action,
      String caseNumber,
      RequestStatus status,
      Verdict verdict,
      Instant dueAt,
      Instant dueSoonAt) {}

  /** How many there are in each view. */
  public record Counts(long running, long dueSoon, long overdue, long undelivered) {

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

  /**
   * Those whose deadline comes first; without a deadline last.
   *
   * @param court null for all
   * @param action null for all
   */
  @Transactional
  public Page<Entry> list(View view, String court, Action action, PageRequest page) {
    List<Tuple> rows =
        query(LIST, court)
            .setParameter("view", view.name())
            .setParameter("action", action == null ? null : action.name(), String.class)
            .setParameter("now", clock.instant())
            .setParameter("afterDue", key(page, 0))
            .setParameter("afterId", key(page, 1))
            .setParameter("rows", page.fetch())
            .getResultList();
    return page.page(rows, Board::entry, row -> Cursor.after(row.get("due"), row.get("id")));
  }

  /**
   * Requests, answered or not, of that number or case, or with that freeze; newest first.
   *
   * @param court null for all
   */
  @Transactional
  public List<Entry> search(String words, String court, int atMost) {
    return query(SEARCH, court)
        .setParameter("words", words)
        .setParameter("caseNumber", RequestFilter.caseNumber(words))
        .setParameter("rows", atMost)
        .getResultList()
        .stream()
        .map(Board::entry)
        .toList();
  }

  /**
   * @param court null for all
   */
  @Transactional
  public Counts counts(String court) {
    Object[] row =
        database
            .unwrap(Session.class)
            .createNativeQuery(COUNTS, Object[].class)
            .setParameter("court", court, String.class)
            .setParameter("now", clock.instant())
            .getSingleResult();
    return new Counts((Long) row[0], (Long) row[1], (Long) row[2], (Long) row[3]);
  }

  private NativeQuery<Tuple> query(String sql, String court) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(sql, Tuple.class)
        .setParameter("court", court, String.class);
  }

  private static long key(PageRequest page, int part) {
    try {
      return page.after().map(cursor -> Long.parseLong(cursor.key().get(part))).orElse(0L);
    } catch (NumberFormatException e) {
      throw ProblemException.malformed("cursor");
    }
  }

  private static Entry entry(Tuple row) {
    String verdict = row.get("verdict", String.class);
    return new Entry(
        row.get("request_no", String.class),
        row.get("court", String.class),
        row.get("fund_centre", String.class),
        Action.valueOf(row.get("action", String.class)),
        row.get("case_number", String.class),
        RequestStatus.valueOf(row.get("status", String.class)),
        verdict == null ? null : Verdict.valueOf(verdict),
        row.get("due_at", Instant.class),
        row.get("due_soon_at", Instant.class));
  }
}
