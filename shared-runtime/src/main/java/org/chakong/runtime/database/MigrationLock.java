package org.chakong.runtime.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Keeps replicas from migrating at the same time by a lock of the session. Flyway's own is held by
 * a transaction that stays open, and an index that is built {@code CONCURRENTLY} would wait for its
 * end: for ever.
 */
@Singleton
final class MigrationLock implements FlywayConfigurationCustomizer {

  @Override
  public void customize(FluentConfiguration configuration) {
    configuration.configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
  }
}
