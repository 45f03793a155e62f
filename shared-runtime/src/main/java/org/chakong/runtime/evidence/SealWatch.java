package org.chakong.runtime.evidence;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.chakong.contracts.message.KeyDirectory;
import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.clock.RealTime;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Seals again and again, one replica at a time, and shows how long messages wait for it. */
@Startup
@ApplicationScoped
class SealWatch {

  private static final String OLDEST_UNSEALED =
      """
      SELECT at FROM message
       WHERE id > coalesce((SELECT last_id FROM evidence_seal ORDER BY seq DESC LIMIT 1), 0)
       ORDER BY id LIMIT 1
      """;

  private final Jdbi database;
  private final SealMessages seals;
  private final EvidenceSettings settings;
  private final Clock real;

  SealWatch(
      DataSource database,
      PartyId self,
      KeyDirectory keys,
      EvidenceSettings settings,
      @RealTime Clock real) {
    this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
    this.settings = settings;
    this.real = real;
    this.seals =
        new SealMessages(
            this.database,
            self,
            keys.loadOrCreate(),
            real,
            new SealMessages.Limits(settings.batch(), settings.patience()));
  }

  @Produces
  @Singleton
  RecurringTask<Void> sealing() {
    return Tasks.recurring("evidence-seal", FixedDelay.of(settings.every()))
        .execute((task, context) -> sealAll());
  }

  private void sealAll() {
    int sealed;
    do {
      sealed = seals.next();
    } while (sealed > 0);
  }

  /** How long the oldest kept message has been waiting for its seal. */
  Duration oldestUnsealed() {
    return database
        .withHandle(
            handle -> handle.createQuery(OLDEST_UNSEALED).mapTo(OffsetDateTime.class).findOne())
        .map(at -> Duration.between(at.toInstant(), real.instant()))
        .filter(waited -> !waited.isNegative())
        .orElse(Duration.ZERO);
  }
}
