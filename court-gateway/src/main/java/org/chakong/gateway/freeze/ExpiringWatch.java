package org.chakong.gateway.freeze;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.gateway.request.RequestEvent;
import org.chakong.gateway.request.RequestEvents;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.task.DueRows;
import org.chakong.runtime.task.RowByRow;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Tells courts, once for each end of a term, that a freeze of theirs will end soon: an extension 续冻
 * must be filed before (民诉法解释 Art. 485). Looks every second of real time, so that a moved legal
 * clock is noticed too.
 */
@ApplicationScoped
class ExpiringWatch {

  private static final int BATCH = 200;
  private static final String UNTOLD =
      """
      o.state IN ('ACTIVE', 'WAITING') AND o.expiring_told_for IS DISTINCT FROM o.until_day
         AND o.until_day BETWEEN :today AND :lastDay
      """;
  private static final String FIND =
      """
      SELECT cast(o.id AS text) FROM court_freeze o JOIN request r USING (request_no)
       WHERE %s
         AND NOT EXISTS (SELECT FROM singled_out s
                          WHERE s.task_name = :task AND s.task_instance = cast(o.id AS text))
       ORDER BY o.until_day
       LIMIT :rows
      """
          .formatted(UNTOLD);
  private static final String TAKE =
      """
      UPDATE court_freeze f SET expiring_told_for = f.until_day
        FROM (SELECT o.id, r.request_no
                FROM court_freeze o JOIN request r USING (request_no)
               WHERE o.id IN (:ids) AND %s
               ORDER BY o.id
               -- both or neither: answers lock the request first and its freeze after it
               FOR NO KEY UPDATE OF r, o SKIP LOCKED) due
       WHERE f.id = due.id
      RETURNING due.request_no, f.freeze_no, f.until_day
      """
          .formatted(UNTOLD);

  private final EntityManager database;
  private final RequestEvents events;
  private final LegalClock clock;
  private final Settings settings;
  private final DueRows ending;

  ExpiringWatch(
      EntityManager database,
      RequestEvents events,
      LegalClock clock,
      Settings settings,
      RowByRow rows) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.settings = settings;
    this.ending = rows.due("tell-expiring", this::tell);
  }

  /** When courts are told. */
  @ConfigMapping(prefix = "chakong.freezes")
  interface Settings {

    /** How long before its last day a freeze counts as ending soon, in legal days. */
    @WithDefault("P30D")
    Period tellBefore();
  }

  @Produces
  @Singleton
  RecurringTask<Void> telling() {
    return Tasks.recurring("expiring-freezes", FixedDelay.ofSeconds(1))
        .execute((task, context) -> ending.workOff(BATCH, this::untold));
  }

  @Produces
  @Singleton
  OneTimeTask<Void> tellingOne() {
    return ending.task();
  }

  private List<String> untold(String task, int atMost) {
    return until(
            database
                .unwrap(Session.class)
                .createNativeQuery(FIND, String.class)
                .setParameter("task", task)
                .setParameter("rows", atMost))
        .getResultList();
  }

  private int tell(List<String> ids) {
    List<Tuple> taken =
        until(
                database
                    .unwrap(Session.class)
                    .createNativeQuery(TAKE, Tuple.class)
                    .setParameterList("ids", ids.stream().map(Long::valueOf).toList()))
            .getResultList();
    taken.forEach(this::note);
    return taken.size();
  }

  private <T> NativeQuery<T> until(NativeQuery<T> query) {
    LocalDate today = LegalZone.dayOf(clock.instant());
    return query
        .setParameter("today", today)
        .setParameter("lastDay", today.plus(settings.tellBefore()));
  }

  private void note(Tuple freeze) {
    events.note(
        freeze.get("request_no", String.class),
        RequestEvent.FREEZE_EXPIRING,
        "system",
        "冻结 %s 于 %s 期满"
            .formatted(
                freeze.get("freeze_no", String.class), freeze.get("until_day", LocalDate.class)));
  }
}
