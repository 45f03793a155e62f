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
      status IN ('ACCEPTED', 'SENT', 'IN_REVIEW', 'EXECUTING')
          AND due_soon_told_for IS DISTINCT FROM due_at AND due_soon_at <= :now
      """;
  private static final String OVERDUE =
      """
      status NOT IN ('WITHDRAWN', 'OFFLINE') AND overdue_told_for IS DISTINCT FROM due_at
          AND (answered_at IS NULL OR answered_at >= due_at) AND due_at <= :now
      """;
  private static final String FIND =
      """
      SELECT request_no FROM request
       WHERE %s
         AND NOT EXISTS (SELECT FROM singled_out s
                          WHERE s.task_name = :task AND s.task_instance = request_no)
       ORDER BY %s
       LIMIT :rows
      """;
  private static final String MARK =
      """
      UPDATE request SET %s = due_at
      WHERE request_no IN (
        SELECT request_no FROM request WHERE request_no IN (:requestNos) AND %s
        ORDER BY request_no
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
  public record Alike(String fundCentre, Action action, LocalDate firstDay) {

    /** The other way round from {@link #toString}. */
    public static Alike parse(String text) {
      String[] parts = text.split(" ");
      return new Alike(parts[0], Action.valueOf(parts[1]), LocalDate.parse(parts[2]));
    }

    /** As a durable task is named. */
    @Override
    public String toString() {
      return fundCentre + " " + action + " " + firstDay;
    }
  }

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

  /**
   * Numbers of requests that have become due soon since it was last said.
   *
   * @param task whose rows are left out
   */
  @Transactional
  public List<String> newlyDueSoon(String task, int atMost) {
    return find(FIND.formatted(DUE_SOON, "due_soon_at"), task, atMost);
  }

  /** Numbers of requests that have become overdue, also of those answered too late meanwhile. */
  @Transactional
  public List<String> newlyOverdue(String task, int atMost) {
    return find(FIND.formatted(OVERDUE, "due_at"), task, atMost);
  }

  /** Marks and gives those of them that still are; others may look at some right now. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Deadline> markDueSoon(List<String> requestNos) {
    return marked(MARK.formatted("due_soon_told_for", DUE_SOON), requestNos);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public List<Deadline> markOverdue(List<String> requestNos) {
    return marked(MARK.formatted("overdue_told_for", OVERDUE), requestNos);
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

  private List<String> find(String query, String task, int atMost) {
    return session()
        .createNativeQuery(query, String.class)
        .setParameter("now", clock.instant())
        .setParameter("task", task)
        .setParameter("rows", atMost)
        .getResultList();
  }

  private List<Deadline> marked(String mark, List<String> requestNos) {
    return deadlines(
        session()
            .createNativeQuery(mark, Tuple.class)
            .setParameter("now", clock.instant())
            .setParameterList("requestNos", requestNos));
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
