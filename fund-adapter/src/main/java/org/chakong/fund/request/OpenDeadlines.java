package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.Action;
import org.chakong.runtime.calendar.SlaSettings;
import org.hibernate.Session;

/** The deadlines of many requests at once. */
@ApplicationScoped
class OpenDeadlines {

  private static final String COUNTED_AGAIN =
      """
      (status IN ('SENT', 'IN_REVIEW', 'EXECUTING')
       OR due_at IS NULL AND status NOT IN ('WITHDRAWN', 'OFFLINE'))
      """;
  private static final String FIRST_DAY = "(received_at AT TIME ZONE 'Asia/Shanghai')::date";
  private static final String ALIKE =
      "SELECT DISTINCT action, " + FIRST_DAY + " AS day FROM request WHERE " + COUNTED_AGAIN;
  private static final String COUNT =
      "UPDATE request SET due_at = :due, due_soon_at = received_at"
          + " + (cast(:due AS timestamptz) - received_at) * cast(:share AS double precision)"
          + " WHERE action = :action AND "
          + FIRST_DAY
          + " = :day AND due_at IS DISTINCT FROM :due AND "
          + COUNTED_AGAIN
          + " RETURNING request_no";
  private static final String STANDING =
      """
      SELECT count(*) FILTER (WHERE due_at > :now AND due_soon_at <= :now),
             count(*) FILTER (WHERE due_at <= :now),
             count(*) FILTER (WHERE due_at IS NULL),
             count(*) FILTER (WHERE status = 'IN_REVIEW')
        FROM request
       WHERE status IN ('SENT', 'IN_REVIEW', 'EXECUTING')
      """;

  private final EntityManager database;
  private final RequestEvents events;
  private final AnsweringPeriod period;
  private final SlaSettings settings;
  private final Clock clock;

  OpenDeadlines(
      EntityManager database,
      RequestEvents events,
      AnsweringPeriod period,
      SlaSettings settings,
      Clock clock) {
    this.database = database;
    this.events = events;
    this.period = period;
    this.settings = settings;
    this.clock = clock;
  }

  /** Requests whose deadlines are counted alike. */
  record Alike(Action action, LocalDate firstDay) {

    /** The other way round from {@link #toString}. */
    static Alike parse(String text) {
      String[] parts = text.split(" ");
      return new Alike(Action.valueOf(parts[0]), LocalDate.parse(parts[1]));
    }

    /** As a durable task is named. */
    @Override
    public String toString() {
      return action + " " + firstDay;
    }
  }

  /**
   * How many unanswered requests stand how.
   *
   * @param withoutDeadline whose deadline waits for a calendar
   * @param inReview that wait for a person
   */
  record Standing(long dueSoon, long overdue, long withoutDeadline, long inReview) {}

  /** What has to be counted again with a new calendar. */
  @Transactional
  List<Alike> toCountAgain() {
    return session().createNativeQuery(ALIKE, Tuple.class).getResultList().stream()
        .map(row ->
            new Alike(
                Action.valueOf(row.get("action", String.class)), row.get("day", LocalDate.class)))
        .toList();
  }

  /** Counts again with the calendar in force; a deadline that is known is never made unknown. */
  @Transactional(Transactional.TxType.MANDATORY)
  void countAgain(Alike requests) {
    Instant began = requests.firstDay().atStartOfDay(LegalZone.ZONE).toInstant();
    Instant due = period.of(requests.action(), began).dueAt();
    if (due == null) {
      return;
    }
    session()
        .createNativeQuery(COUNT, String.class)
        .setParameter("due", due)
        .setParameter("share", settings.dueSoonShare())
        .setParameter("action", requests.action().name())
        .setParameter("day", requests.firstDay())
        .getResultList()
        .forEach(requestNo ->
            events.add(
                requestNo,
                RequestEvents.SYSTEM,
                "DEADLINE_SET",
                due.atZone(LegalZone.ZONE).toOffsetDateTime().toString()));
  }

  /** How the unanswered requests stand now. */
  @Transactional
  Standing standing() {
    Object[] row =
        session()
            .createNativeQuery(STANDING, Object[].class)
            .setParameter("now", clock.instant())
            .getSingleResult();
    return new Standing((Long) row[0], (Long) row[1], (Long) row[2], (Long) row[3]);
  }

  private Session session() {
    return database.unwrap(Session.class);
  }
}
