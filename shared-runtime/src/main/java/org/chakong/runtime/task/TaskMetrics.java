package org.chakong.runtime.task;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Shows durable tasks that fail; read from the database, so each replica shows the same. */
@Startup
@ApplicationScoped
class TaskMetrics {

  /** Failing so often in a row is no passing trouble. */
  private static final int FAILING = 10;

  private static final String COUNT =
      "SELECT count(*) FROM scheduled_tasks WHERE consecutive_failures >= ?";

  TaskMetrics(MeterRegistry meters, AsideTasks aside, DataSource database) {
    Jdbi jdbi = Jdbi.create(database);
    Gauge.builder("chakong.tasks.aside", aside::count)
        .description("Durable tasks that were set aside and wait for a person")
        .register(meters);
    Gauge.builder("chakong.tasks.failing", () -> failing(jdbi))
        .description("Durable tasks and watches that failed ten times in a row and go on trying")
        .register(meters);
  }

  private static long failing(Jdbi database) {
    return database.withHandle(
        handle -> handle.createQuery(COUNT).bind(0, FAILING).mapTo(Long.class).one());
  }
}
