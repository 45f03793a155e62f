package org.chakong.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One release after another, and one before another, on the same database: with Flyway as the
 * service has it set up, its own migrations and some that a newer release would bring.
 */
public abstract class ReleasesInTurn {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** As the services' connections are, only sooner. */
  private static final String HURRIED = "-c statement_timeout=1s -c lock_timeout=1s";

  /** Of the service, and of what both services share, whose numbers are lower than all of those. */
  private static final Map<String, String> NEWER =
      Map.of(
          "V99__newer.sql", "CREATE TABLE newer (a integer);",
          "V0_99__newer_too.sql", "CREATE TABLE newer_too (a integer);");

  private static final String MANY = "CREATE TABLE many (a integer); INSERT INTO many VALUES (2);";

  private static final Map<String, String> INDEXED =
      Map.of(
          "V98__many.sql",
          MANY,
          "V99__index.sql",
          """
          DROP INDEX CONCURRENTLY IF EXISTS many_a;
          CREATE INDEX CONCURRENTLY many_a ON many (a);
          """);

  /** A row takes as many seconds as it says. */
  private static final Map<String, String> INDEXED_SLOWLY =
      Map.of(
          "V98__many.sql",
          MANY
              + """
              CREATE FUNCTION slowly(a integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS $$
              BEGIN
                PERFORM pg_sleep(a);
                RETURN a;
              END $$;
              """,
          "V99__index.sql",
          """
          DROP INDEX CONCURRENTLY IF EXISTS many_a;
          CREATE INDEX CONCURRENTLY many_a ON many (slowly(a));
          """);

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

  @Test
  void an_index_may_take_longer_to_build_than_any_statement_of_the_service() {
    PGSimpleDataSource database = database();
    database.setOptions(HURRIED);

    migration(newer(database, INDEXED_SLOWLY)).join();

    assertThat(isIndexed(database)).isTrue();
  }

  @Test
  void an_index_is_built_beside_who_writes_for_long() {
    PGSimpleDataSource database = database();
    database.setOptions(HURRIED);
    migrateTables(database);
    CompletableFuture<?> migrated;
    try (Handle writer = Jdbi.open(database)) {
      writer.begin();
      writer.execute("INSERT INTO many VALUES (3)");
      migrated = migration(newer(database, INDEXED));
      awaitBuild(database, Duration.ofSeconds(2));

      Jdbi.create(database).useHandle(another -> another.execute("INSERT INTO many VALUES (4)"));
      assertThat(migrated).isNotDone();
      writer.commit();
    }
    migrated.join();

    assertThat(isIndexed(database)).isTrue();
  }

  @Test
  void what_is_left_of_a_build_that_broke_off_is_not_taken_for_the_index() {
    PGSimpleDataSource database = database();
    migrateTables(database);
    try (Handle writer = Jdbi.open(database)) {
      writer.begin();
      writer.execute("INSERT INTO many VALUES (3)");
      CompletableFuture<?> broken = migration(newer(database, INDEXED));
      int build = awaitBuild(database, Duration.ZERO);
      Jdbi.create(database)
          .useHandle(handle -> handle.execute("SELECT pg_cancel_backend(?)", build));
      assertThatThrownBy(broken::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(FlywayException.class);
      writer.commit();
    }

    older(database).migrate();
    assertThat(isIndexed(database)).isFalse();
    assertThat(newer(database, INDEXED).migrate().migrationsExecuted).isOne();
    assertThat(isIndexed(database)).isTrue();
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

  private static CompletableFuture<Void> migration(Flyway release) {
    return CompletableFuture.runAsync(release::migrate)
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private void migrateTables(DataSource database) {
    newer(database, Map.of("V98__many.sql", MANY)).migrate();
  }

  /** Waits until the build of the index has waited so long for who writes. */
  private static int awaitBuild(DataSource database, Duration waited) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                Jdbi.create(database)
                    .withHandle(handle ->
                        handle
                            .createQuery(
                                """
                                SELECT pid FROM pg_stat_activity
                                 WHERE query LIKE 'CREATE INDEX CONCURRENTLY%' AND wait_event_type = 'Lock'
                                   AND query_start < clock_timestamp() - make_interval(secs => :waited)
                                """)
                            .bind("waited", waited.toSeconds())
                            .mapTo(Integer.class)
                            .findOne()
                            .orElse(0)),
            pid -> pid > 0);
  }

  private static boolean isIndexed(DataSource database) {
    return Jdbi.create(database)
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT indisvalid FROM pg_index WHERE indexrelid = 'many_a'::regclass")
                .mapTo(Boolean.class)
                .one());
  }
}
