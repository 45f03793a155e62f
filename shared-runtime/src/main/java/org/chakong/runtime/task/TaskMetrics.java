package org.chakong.runtime.task;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.chakong.runtime.metrics.DatabaseFigures;
import org.jdbi.v3.core.Jdbi;

/** Shows durable tasks that fail; read from the database, so each replica shows the same. */
@Startup
@ApplicationScoped
class TaskMetrics {

  /** Failing so often in a row is no passing trouble. */
  private static final int FAILING = 10;

  private static final String COUNT =
      "SELECT count(*) FROM scheduled_tasks WHERE consecutive_failures >= ?";

  TaskMetrics(DatabaseFigures figures, AsideTasks aside, DataSource database) {
    Jdbi jdbi = Jdbi.create(database);
    figures.count(
        "chakong.tasks.aside",
        "Durable tasks that were set aside and wait for a person",
        aside::count);
    figures.count(
        "chakong.tasks.failing",
        "Durable tasks and watches that failed ten times in a row and go on trying",
        () -> failing(jdbi));
  }

  private static long failing(Jdbi database) {
    return database.withHandle(
        handle -> handle.createQuery(COUNT).bind(0, FAILING).mapTo(Long.class).one());
  }
}
