package org.chakong.runtime.clock;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * What time the database saw last, by whichever process: of a message, or of the seal that is put
 * on messages every few seconds. At start the clock is compared with it, before any task runs.
 */
@ApplicationScoped
public class TimeSeen {

  private static final int BEFORE_ANY_TASK = 10;

  /** The last by number: a clock that was once ahead must not be believed for ever. */
  private static final String NEWEST =
      """
      SELECT greatest((SELECT at FROM message ORDER BY id DESC LIMIT 1),
                      (SELECT last_success FROM scheduled_tasks WHERE task_name = 'evidence-seal'
                        ORDER BY last_success DESC NULLS LAST LIMIT 1))
      """;

  private final Jdbi database;
  private final ClockTrust trust;

  TimeSeen(DataSource database, ClockTrust trust) {
    this.database = Jdbi.create(database);
    this.trust = trust;
  }

  void compare(@Observes @Priority(BEFORE_ANY_TASK) StartupEvent started) {
    newest().ifPresent(trust::startedAfter);
  }

  /** Real time; empty for a database that is new. */
  public Optional<Instant> newest() {
    return database.withHandle(handle ->
        handle
            .createQuery(NEWEST)
            .map((row, context) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
            .one()
            .map(OffsetDateTime::toInstant));
  }
}
