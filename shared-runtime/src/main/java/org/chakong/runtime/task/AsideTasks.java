package org.chakong.runtime.task;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.database.DatabaseBusy;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Sets aside what always fails, so that it neither holds up others nor is forgotten: it stands on
 * the status page until a person sends it again. What fails because the other side or the database
 * is away does not belong here: that passes, and the task goes on by itself.
 */
@Singleton
public class AsideTasks {

  private static final Logger LOG = Logger.getLogger(AsideTasks.class);
  private static final String SET_ASIDE =
      """
      WITH taken AS (
        DELETE FROM scheduled_tasks
         WHERE task_name = :task AND task_instance = :instance AND version = :version
        RETURNING task_name, task_instance, task_data, priority)
      INSERT INTO task_aside (task_name, task_instance, task_data, priority, failures, why, at)
      SELECT task_name, task_instance, task_data, priority, :failures, :why,
             CAST(:at AS timestamptz)
        FROM taken
      ON CONFLICT (task_name, task_instance) WHERE again_at IS NULL
      DO UPDATE SET failures = excluded.failures, why = excluded.why, at = excluded.at
      """;
  private static final String AGAIN =
      """
      WITH chosen AS (
        UPDATE task_aside SET again_at = CAST(:now AS timestamptz), again_by = :who WHERE id = :id AND again_at IS NULL
        RETURNING task_name, task_instance, task_data, priority)
      INSERT INTO scheduled_tasks
        (task_name, task_instance, task_data, priority, execution_time, picked, consecutive_failures, version)
      SELECT task_name, task_instance, task_data, priority, CAST(:now AS timestamptz), false, 0, 1
        FROM chosen
      ON CONFLICT DO NOTHING
      """;
  private static final String OLDEST =
      """
      SELECT id, task_name, task_instance, failures, why, at FROM task_aside
       WHERE again_at IS NULL ORDER BY id LIMIT :most
      """;
  private static final String COUNT = "SELECT count(*) FROM task_aside WHERE again_at IS NULL";

  private final Jdbi database;
  private final TaskSettings settings;
  private final TaskScheduler scheduler;
  private final Clock real;

  AsideTasks(
      DataSource database, TaskSettings settings, TaskScheduler scheduler, @RealTime Clock real) {
    this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
    this.settings = settings;
    this.scheduler = scheduler;
    this.real = real;
  }

  /** Lets a failed task try again after a pause, and sets it aside when it has failed too often. */
  public <T> FailureHandler<T> after(Backoff pauses) {
    return (complete, operations) -> {
      int failures = complete.getExecution().consecutiveFailures + 1;
      Throwable cause = complete.getCause().orElse(null);
      if (failures < settings.attempts() || DatabaseBusy.isShownBy(cause)) {
        operations.reschedule(complete, complete.getTimeDone().plus(pauses.pause(failures)));
      } else {
        set(complete.getExecution(), failures, TaskFailureLog.describe(cause));
      }
    };
  }

  /**
   * Sets a task aside at once that will never end otherwise.
   *
   * @param why nothing of persons
   */
  public <T> CompletionHandler<T> now(String why) {
    return (complete, operations) -> set(complete.getExecution(), 1, why);
  }

  /** In one statement, for the library would commit in between. */
  private void set(Execution execution, int failures, String why) {
    int set =
        database.withHandle(handle ->
            handle
                .createUpdate(SET_ASIDE)
                .bind("task", execution.getTaskName())
                .bind("instance", execution.getId())
                .bind("version", execution.version)
                .bind("failures", failures)
                .bind("why", why)
                .bind("at", now())
                .execute());
    if (set > 0) {
      LOG.errorf(
          "task %s/%s is set aside after %d failures: %s",
          execution.getTaskName(), execution.getId(), failures, why);
    }
  }

  /** What stands aside, the oldest first. */
  public List<AsideTask> oldest(int most) {
    return database.withHandle(handle ->
        handle
            .createQuery(OLDEST)
            .bind("most", most)
            .map((row, context) ->
                new AsideTask(
                    row.getLong("id"),
                    row.getString("task_name"),
                    row.getString("task_instance"),
                    row.getInt("failures"),
                    row.getString("why"),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
            .list());
  }

  /** How many tasks stand aside. */
  public long count() {
    return database.withHandle(handle -> handle.createQuery(COUNT).mapTo(Long.class).one());
  }

  /**
   * Lets a task be tried again at once, as if it had never failed. One that somebody else has sent
   * again is left alone.
   *
   * @param who says so; kept with it
   */
  public void again(long id, String who) {
    database.useHandle(handle ->
        handle.createUpdate(AGAIN).bind("id", id).bind("who", who).bind("now", now()).execute());
    scheduler.wake();
  }

  private OffsetDateTime now() {
    return real.instant().atOffset(ZoneOffset.UTC);
  }
}
