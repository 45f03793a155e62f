package org.chakong.runtime.retention;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.clock.ClockTrust;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.evidence.EvidenceMonths;
import org.chakong.runtime.metrics.DatabaseFigures;
import org.jdbi.v3.core.Jdbi;

/** Every night lets go what has passed its period, and sees to it that evidence has room ahead. */
@Startup
@ApplicationScoped
class RetentionWatch {

  private static final String TASK = "retention";

  /** A month may be in use for a moment: a night that failed is not waited for until the next. */
  private static final Duration AGAIN = Duration.ofHours(1);

  private static final String FAILURES =
      "SELECT coalesce(max(consecutive_failures), 0) FROM scheduled_tasks WHERE task_name = ?";

  private final EvidenceMonths evidence;
  private final EndRetention rows;
  private final RetentionSettings settings;
  private final ClockTrust trust;
  private final Clock real;

  RetentionWatch(
      EvidenceMonths evidence,
      EndRetention rows,
      RetentionSettings settings,
      ClockTrust trust,
      @RealTime Clock real,
      DataSource database,
      DatabaseFigures figures) {
    this.evidence = evidence;
    this.rows = rows;
    this.settings = settings;
    this.trust = trust;
    this.real = real;
    Jdbi jdbi = Jdbi.create(database);
    figures.count(
        "chakong.retention.failures",
        "How often in a row what has passed its period of retention could not leave",
        () -> failures(jdbi));
  }

  /** Read from the database: it may be another replica that fails. */
  private static long failures(Jdbi database) {
    return database.withHandle(
        handle -> handle.createQuery(FAILURES).bind(0, TASK).mapTo(Long.class).one());
  }

  @Produces
  @Singleton
  RecurringTask<Void> everyNight() {
    return Tasks.recurring(TASK, new Daily(LegalZone.ZONE, settings.at()))
        .onFailure((complete, operations) ->
            operations.reschedule(complete, complete.getTimeDone().plus(AGAIN)))
        .execute((task, context) -> night());
  }

  @Produces
  @Singleton
  RetainedTable looksAtPages() {
    return RetainedTable.all("page_look", settings.looks());
  }

  /**
   * @throws IllegalStateException while the machine's clock is doubted: what left could not be
   *     brought back; the next try is an hour later
   */
  void night() {
    evidence.ahead();
    Instant now = real.instant();
    if (trust.doubts(now, real)) {
      throw new IllegalStateException("nothing leaves by a clock that has leapt");
    }
    try {
      evidence.prune(now, settings.evidence(), settings.evidenceGround());
    } finally {
      rows.run(now);
    }
  }
}
