package org.chakong.gateway.change;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collections;
import java.util.List;
import org.chakong.runtime.task.DueRows;
import org.chakong.runtime.task.RowByRow;
import org.hibernate.Session;

/**
 * Numbers what has happened, one batch after the other, without gaps. One writer at a time and only
 * what is committed: a reader who has seen a number has seen all below it. After a restore the
 * numbers go on far above those that may have been given out and lost.
 */
@ApplicationScoped
class NumberChanges {

  /** Any number that no other lock of this kind uses. */
  private static final long ONE_AT_A_TIME = 4_104_080_001L;

  private static final int BATCH = 1000;
  private static final String TURN = "SELECT pg_advisory_xact_lock(:lock)";
  private static final String FIND =
      """
      WITH held AS MATERIALIZED (
        SELECT u.id, coalesce(e.request_no, n.request_no) AS request_no
          FROM singled_out s
          JOIN change_unnumbered u ON cast(u.id AS text) = s.task_instance
          LEFT JOIN request_event e ON e.id = u.event_id
          LEFT JOIN notice n ON n.id = u.notice_id
         WHERE s.task_name = :task)
      SELECT cast(u.id AS text)
        FROM change_unnumbered u
        LEFT JOIN request_event e ON e.id = u.event_id
        LEFT JOIN notice n ON n.id = u.notice_id
       WHERE NOT EXISTS (SELECT FROM held h
                          WHERE h.id = u.id
                             OR h.id < u.id AND h.request_no = coalesce(e.request_no, n.request_no))
       ORDER BY u.id LIMIT :rows
      """;

  /**
   * None before an earlier one of the same request, whatever keeps that one back; and none in a
   * database that may have been put back, before numbers have been left for what was lost.
   */
  private static final String NUMBER =
      """
      WITH about AS MATERIALIZED (
        SELECT u.id, u.id IN (:ids) AS wanted, coalesce(e.request_no, n.request_no) AS request_no
          FROM change_unnumbered u
          LEFT JOIN request_event e ON e.id = u.event_id
          LEFT JOIN notice n ON n.id = u.notice_id
         WHERE u.id <= :last),
      taken AS (
        DELETE FROM change_unnumbered u USING about a
         WHERE u.id = a.id AND a.wanted
           AND NOT EXISTS (SELECT FROM about b
                            WHERE NOT b.wanted AND b.id < a.id AND b.request_no = a.request_no)
           AND (SELECT (cluster, timeline) FROM database_identity)
               IS NOT DISTINCT FROM (SELECT (cluster, timeline) FROM database_identity_now)
        RETURNING u.id, u.event_id, u.notice_id)
      INSERT INTO change (seq, court, request_no, event_id, notice_id)
      SELECT greatest((SELECT max(seq) FROM change), (SELECT seq FROM change_floor), 0)
               + row_number() OVER (ORDER BY t.id),
             coalesce(r.court, n.court), coalesce(r.request_no, n.request_no), t.event_id, t.notice_id
        FROM taken t
        LEFT JOIN request_event e ON e.id = t.event_id
        LEFT JOIN request r ON r.request_no = e.request_no
        LEFT JOIN notice n ON n.id = t.notice_id
      """;

  private final EntityManager database;
  private final ChangeBell bell;
  private final DueRows committed;

  NumberChanges(EntityManager database, ChangeBell bell, RowByRow rows) {
    this.database = database;
    this.bell = bell;
    this.committed = rows.due("number-change", this::number);
  }

  @Produces
  @Singleton
  RecurringTask<Void> numbering() {
    return Tasks.recurring("number-changes", FixedDelay.ofMillis(500))
        .execute((task, context) -> number());
  }

  @Produces
  @Singleton
  OneTimeTask<Void> numberingOne() {
    return committed.task();
  }

  /** Numbers all that is committed by now, but what could not be numbered by itself. */
  void number() {
    while (committed.workOnPage(BATCH, this::unnumbered) > 0) {
      bell.ring();
    }
  }

  private List<String> unnumbered(String task, int atMost) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(FIND, String.class)
        .setParameter("task", task)
        .setParameter("rows", atMost)
        .getResultList();
  }

  /** How many of the rows have a number now. */
  int number(List<String> rows) {
    Session session = database.unwrap(Session.class);
    List<Long> ids = rows.stream().map(Long::valueOf).toList();
    // a statement of its own: the next one then sees what was committed before its turn came
    session.createNativeQuery(TURN).setParameter("lock", ONE_AT_A_TIME).getResultList();
    return session
        .createNativeMutationQuery(NUMBER)
        .setParameterList("ids", ids)
        .setParameter("last", Collections.max(ids))
        .executeUpdate();
  }
}
