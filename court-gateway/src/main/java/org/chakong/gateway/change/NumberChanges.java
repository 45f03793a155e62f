package org.chakong.gateway.change;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;

/**
 * Numbers what has happened, one batch after the other, without gaps. One writer at a time and only
 * what is committed: a reader who has seen a number has seen all below it.
 */
@ApplicationScoped
class NumberChanges {

  /** Any number that no other lock of this kind uses. */
  private static final long ONE_AT_A_TIME = 4_104_080_001L;

  private static final int BATCH = 1000;
  private static final String TURN = "SELECT pg_advisory_xact_lock(:lock)";
  private static final String NUMBER =
      """
      WITH taken AS (
        DELETE FROM change_unnumbered
        WHERE id IN (SELECT id FROM change_unnumbered ORDER BY id LIMIT :rows)
        RETURNING id, event_id, notice_id)
      INSERT INTO change (seq, court, request_no, event_id, notice_id)
      SELECT (SELECT coalesce(max(seq), 0) FROM change) + row_number() OVER (ORDER BY t.id),
             coalesce(r.court, n.court), coalesce(r.request_no, n.request_no), t.event_id, t.notice_id
        FROM taken t
        LEFT JOIN request_event e ON e.id = t.event_id
        LEFT JOIN request r ON r.request_no = e.request_no
        LEFT JOIN notice n ON n.id = t.notice_id
      """;

  private final EntityManager database;
  private final ChangeBell bell;

  NumberChanges(EntityManager database, ChangeBell bell) {
    this.database = database;
    this.bell = bell;
  }

  @Produces
  @Singleton
  RecurringTask<Void> numbering() {
    return Tasks.recurring("number-changes", FixedDelay.ofMillis(500))
        .execute((task, context) -> number());
  }

  /** Numbers all that is committed by now. */
  void number() {
    int numbered;
    do {
      numbered = QuarkusTransaction.requiringNew().call(this::numberBatch);
      if (numbered > 0) {
        bell.ring();
      }
    } while (numbered == BATCH);
  }

  private int numberBatch() {
    Session session = database.unwrap(Session.class);
    // a statement of its own: the next one then sees what was committed before its turn came
    session.createNativeQuery(TURN).setParameter("lock", ONE_AT_A_TIME).getResultList();
    return session.createNativeMutationQuery(NUMBER).setParameter("rows", BATCH).executeUpdate();
  }
}
