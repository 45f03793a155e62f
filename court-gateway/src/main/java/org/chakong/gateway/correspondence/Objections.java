package org.chakong.gateway.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.calendar.DueDate;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.Answer;
import org.chakong.gateway.request.RequestEvent;
import org.chakong.gateway.request.RequestEvents;
import org.chakong.runtime.calendar.CurrentCalendar;
import org.chakong.runtime.clock.LegalClock;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * The courts' time to reply to objections 异议 of fund centres: 15 days from the day on which one
 * came (法释〔2013〕20号 第六条). Calendar days: the text does not say working days. The first is not
 * counted and a day off is not the last (民事诉讼法 第八十五条).
 */
@ApplicationScoped
public class Objections {

  private static final int REPLY_DAYS = 15;
  private static final String BEGIN =
      """
      UPDATE request SET objected_at = :now, objection_due_at = :due, objection_watched = true
       WHERE request_no = :requestNo AND objected_at IS NULL
      """;
  private static final String UNCOUNTED =
      """
      objection_watched AND objection_due_at IS NULL
      """;
  private static final String OVERDUE =
      """
      objection_watched AND objection_due_at <= :now
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
  private static final String LOCK_UNCOUNTED =
      "SELECT request_no, objected_at FROM request WHERE request_no IN (:requestNos) AND "
          + UNCOUNTED
          + " ORDER BY request_no FOR NO KEY UPDATE SKIP LOCKED";
  private static final String COUNT =
      "UPDATE request SET objection_due_at = :due WHERE request_no = :requestNo";
  private static final String TAKE_OVERDUE =
      "UPDATE request SET objection_watched = false WHERE request_no IN ("
          + "SELECT request_no FROM request WHERE request_no IN (:requestNos) AND "
          + OVERDUE
          + " ORDER BY request_no FOR NO KEY UPDATE SKIP LOCKED)"
          + " RETURNING request_no, objection_due_at";
  private static final String STANDING_OVERDUE =
      """
      SELECT count(*) FROM request r
       WHERE r.objected_at IS NOT NULL AND r.objection_due_at <= :now
         AND NOT EXISTS (SELECT FROM court_reply c
                          WHERE c.request_no = r.request_no AND c.question_id IS NULL)
      """;

  private final EntityManager database;
  private final RequestEvents events;
  private final CurrentCalendar calendar;
  private final LegalClock legal;

  Objections(
      EntityManager database, RequestEvents events, CurrentCalendar calendar, LegalClock legal) {
    this.database = database;
    this.events = events;
    this.calendar = calendar;
    this.legal = legal;
  }

  /** An objection that the court has not replied to in time. */
  record Overdue(String requestNo, Instant dueAt) {}

  /**
   * An answer has come; where it objects for the first time, the court's time begins.
   *
   * @param actor the party that signed it
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void heard(String requestNo, Answer answer, String actor) {
    if (answer == null || answer.objection() == null) {
      return;
    }
    Instant now = legal.instant();
    Optional<Instant> due = due(now);
    boolean first =
        session()
                .createNativeMutationQuery(BEGIN)
                .setParameter("now", now)
                .setParameter("due", due.orElse(null), Instant.class)
                .setParameter("requestNo", requestNo)
                .executeUpdate()
            == 1;
    if (first) {
      events.note(requestNo, RequestEvent.OBJECTION, actor, told(due));
    }
  }

  /**
   * What could not be counted before a calendar was published, the oldest first.
   *
   * @param task whose rows are left out
   */
  @Transactional
  List<String> uncounted(String task, int rows) {
    return find(FIND.formatted(UNCOUNTED, "objected_at"), task, rows).getResultList();
  }

  /**
   * Counts those of them that the calendar covers by now.
   *
   * @return how many
   */
  @Transactional(Transactional.TxType.MANDATORY)
  int count(List<String> requestNos) {
    List<Tuple> locked =
        session()
            .createNativeQuery(LOCK_UNCOUNTED, Tuple.class)
            .setParameterList("requestNos", requestNos)
            .getResultList();
    int counted = 0;
    for (Tuple row : locked) {
      Optional<Instant> due = due(row.get("objected_at", Instant.class));
      due.ifPresent(at -> count(row.get("request_no", String.class), at));
      counted += due.isPresent() ? 1 : 0;
    }
    return counted;
  }

  /**
   * Those whose time has passed, the longest overdue first.
   *
   * @param task whose rows are left out
   */
  @Transactional
  List<String> newlyOverdue(String task, int rows) {
    return find(FIND.formatted(OVERDUE, "objection_due_at"), task, rows)
        .setParameter("now", legal.instant())
        .getResultList();
  }

  /** Takes those of them that nobody else takes, each once. */
  @Transactional(Transactional.TxType.MANDATORY)
  List<Overdue> takeOverdue(List<String> requestNos) {
    return session()
        .createNativeQuery(TAKE_OVERDUE, Tuple.class)
        .setParameter("now", legal.instant())
        .setParameterList("requestNos", requestNos)
        .getResultList()
        .stream()
        .map(row ->
            new Overdue(
                row.get("request_no", String.class), row.get("objection_due_at", Instant.class)))
        .toList();
  }

  /** How many are overdue now. */
  @Transactional
  long overdue() {
    return session()
        .createNativeQuery(STANDING_OVERDUE, Long.class)
        .setParameter("now", legal.instant())
        .getSingleResult();
  }

  private NativeQuery<String> find(String query, String task, int rows) {
    return session()
        .createNativeQuery(query, String.class)
        .setParameter("task", task)
        .setParameter("rows", rows);
  }

  private void count(String requestNo, Instant due) {
    session()
        .createNativeMutationQuery(COUNT)
        .setParameter("due", due)
        .setParameter("requestNo", requestNo)
        .executeUpdate();
  }

  private Optional<Instant> due(Instant came) {
    LocalDate day = LegalZone.dayOf(came);
    return switch (calendar.now().dueDateInCalendarDays(day, REPLY_DAYS)) {
      case DueDate.On on -> Optional.of(on.dueAt());
      case DueDate.CalendarIncomplete unknown -> Optional.empty();
    };
  }

  static String told(Optional<Instant> due) {
    return due.map(at -> "答复期限 " + at.atZone(LegalZone.ZONE).toOffsetDateTime())
        .orElse("答复期限待节假日安排公布后确定");
  }

  private Session session() {
    return database.unwrap(Session.class);
  }
}
