package org.chakong.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One release after another, and one before another, on the same database: with Flyway as the
 * service has it set up, its own migrations and some that a newer release would bring.
 */
public abstract class ReleasesInTurn {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** Of the service, and of what both services share, whose numbers are lower than all of those. */
  private static final Map<String, String> NEWER =
      Map.of(
          "V99__newer.sql", "CREATE TABLE newer (a integer);",
          "V0_99__newer_too.sql", "CREATE TABLE newer_too (a integer);");

  @Inject Flyway service;
  @Inject DataSource databases;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @Test
  void an_older_release_starts_on_what_a_newer_one_has_migrated() {
    DataSource database = database();
    older(database).migrate();
    newer(database, NEWER).migrate();

    assertThat(older(database).migrate().migrationsExecuted).isZero();
    assertThat(newer(database, NEWER).migrate().migrationsExecuted).isZero();
  }

  @Test
  void a_migration_that_was_altered_after_it_was_applied_is_refused_by_both_releases() {
    DataSource database = database();
    newer(database, NEWER).migrate();
    Jdbi.create(database)
        .useHandle(handle ->
            handle.execute(
                "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '0.8'"));

    for (Flyway release : List.of(older(database), newer(database, NEWER))) {
      assertThatThrownBy(release::migrate)
          .isInstanceOf(FlywayValidateException.class)
          .hasMessageContaining("checksum mismatch");
    }
  }

  private PGSimpleDataSource database() {
    String name = "releases" + DATABASES.incrementAndGet();
    Jdbi.create(databases).useHandle(handle -> handle.execute("CREATE DATABASE " + name));
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    database.setDatabaseName(name);
    return database;
  }

  private Flyway older(DataSource database) {
    return newer(database, Map.of());
  }

  private Flyway newer(DataSource database, Map<String, String> more) {
    return Flyway.configure()
        .configuration(service.getConfiguration())
        .dataSource(database)
        .resourceProvider(
            new MoreMigrations(service.getConfiguration().getResourceProvider(), more))
        .load();
  }
}
