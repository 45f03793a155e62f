package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.Action;
import org.chakong.runtime.calendar.SlaSettings;
import org.chakong.runtime.clock.LegalClock;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * The deadlines of many requests at once: counted again when a calendar is published, and found
 * when they come near or pass. What is found is marked in the same statement, so that of several
 * replicas one tells it, once for each deadline.
 */
@ApplicationScoped
public class OpenDeadlines {

  private static final String COUNTED_AGAIN =
      """
      (status IN ('ACCEPTED', 'SENT', 'IN_REVIEW', 'EXECUTING')
       OR due_at IS NULL AND status NOT IN ('WITHDRAWN', 'OFFLINE'))
      """;
  private static final String BEGAN = "coalesce(received_at, accepted_at)";
  private static final String FIRST_DAY = "(" + BEGAN + " AT TIME ZONE 'Asia/Shanghai')::date";
  private static final String ALIKE =
      "SELECT DISTINCT fund_centre, action, "
          + FIRST_DAY
          + " AS day FROM request WHERE "
          + COUNTED_AGAIN;
  private static final String COUNT =
      "UPDATE request SET due_at = :due, due_soon_at = "
          + BEGAN
          + " + (cast(:due AS timestamptz) - "
          + BEGAN
          + ") * cast(:share AS double precision)"
          + " WHERE fund_centre = :centre AND action = :action AND "
          + FIRST_DAY
          + " = :day AND due_at IS DISTINCT FROM :due AND "
          + COUNTED_AGAIN
          + " RETURNING request_no, court, fund_centre, due_at";
  private static final String DUE_SOON =
      """
      UPDATE request SET due_soon_told_for = due_at
      WHERE request_no IN (
        SELECT request_no FROM request
        WHERE status IN ('ACCEPTED', 'SENT', 'IN_REVIEW', 'EXECUTING')
          AND due_soon_told_for IS DISTINCT FROM due_at AND due_soon_at <= :now
        ORDER BY due_soon_at
        LIMIT :rows
        FOR UPDATE SKIP LOCKED)
      RETURNING request_no, court, fund_centre, due_at
      """;
  private static final String OVERDUE =
      """
      UPDATE request SET overdue_told_for = due_at
      WHERE request_no IN (
        SELECT request_no FROM request
        WHERE status NOT IN ('WITHDRAWN', 'OFFLINE') AND overdue_told_for IS DISTINCT FROM due_at
          AND (answered_at IS NULL OR answered_at >= due_at) AND due_at <= :now
        ORDER BY due_at
        LIMIT :rows
        FOR UPDATE SKIP LOCKED)
      RETURNING request_no, court, fund_centre, due_at
      """;
  private static final String STANDING =
      """
      SELECT count(*) FILTER (WHERE due_at > :now AND due_soon_at <= :now),
             count(*) FILTER (WHERE due_at <= :now),
             count(*) FILTER (WHERE due_at IS NULL)
        FROM request
       WHERE status IN ('ACCEPTED', 'SENT', 'IN_REVIEW', 'EXECUTING')
      """;

  private final EntityManager database;
  private final AnsweringPeriod period;
  private final SlaSettings settings;
  private final LegalClock clock;

  OpenDeadlines(
      EntityManager database, AnsweringPeriod period, SlaSettings settings, LegalClock clock) {
    this.database = database;
    this.period = period;
    this.settings = settings;
    this.clock = clock;
  }

  /** A request whose deadline something is to be said of. */
  public record Deadline(String requestNo, String court, String fundCentre, Instant dueAt) {

    /** Whether the deadline lies before the instant. */
    public boolean isPast(Instant now) {
      return !now.isBefore(dueAt);
    }
  }

  /** Requests whose deadlines are counted alike. */
  public record Alike(String fundCentre, Action action, LocalDate firstDay) {}

  /**
   * How many unanswered requests stand how.
   *
   * @param withoutDeadline whose deadline waits for a calendar
   */
  public record Standing(long dueSoon, long overdue, long withoutDeadline) {}

  /** What has to be counted again with a new calendar. */
  @Transactional
  public List<Alike> toCountAgain() {
    return session().createNativeQuery(ALIKE, Tuple.class).getResultList().stream()
        .map(row ->
            new Alike(
                row.get("fund_centre", String.class),
                Action.valueOf(row.get("action", String.class)),
                row.get("day", LocalDate.class)))
        .toList();
  }

  /**
   * Counts again with the calendar in force; a deadline that is known is never made unknown.
   *
   * @return those whose deadline is new or has moved
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Deadline> countAgain(Alike requests) {
    Instant began = requests.firstDay().atStartOfDay(LegalZone.ZONE).toInstant();
    Instant due = period.period(requests.fundCentre(), requests.action(), began).dueAt();
    if (due == null) {
      return List.of();
    }
    return deadlines(
        session()
            .createNativeQuery(COUNT, Tuple.class)
            .setParameter("due", due)
            .setParameter("share", settings.dueSoonShare())
            .setParameter("centre", requests.fundCentre())
            .setParameter("action", requests.action().name())
            .setParameter("day", requests.firstDay()));
  }

  /** Marks and gives requests that have become due soon since it was last asked. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Deadline> newlyDueSoon(int atMost) {
    return marked(DUE_SOON, atMost);
  }

  /** Marks and gives requests that have become overdue, also those answered too late meanwhile. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Deadline> newlyOverdue(int atMost) {
    return marked(OVERDUE, atMost);
  }

  /** How the unanswered requests stand now. */
  @Transactional
  public Standing standing() {
    Object[] row =
        session()
            .createNativeQuery(STANDING, Object[].class)
            .setParameter("now", clock.instant())
            .getSingleResult();
    return new Standing((Long) row[0], (Long) row[1], (Long) row[2]);
  }

  private List<Deadline> marked(String mark, int atMost) {
    return deadlines(
        session()
            .createNativeQuery(mark, Tuple.class)
            .setParameter("now", clock.instant())
            .setParameter("rows", atMost));
  }

  private static List<Deadline> deadlines(NativeQuery<Tuple> query) {
    return query.getResultList().stream()
        .map(row ->
            new Deadline(
                row.get("request_no", String.class),
                row.get("court", String.class),
                row.get("fund_centre", String.class),
                row.get("due_at", Instant.class)))
        .toList();
  }

  private Session session() {
    return database.unwrap(Session.class);
  }
}
