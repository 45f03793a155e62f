package org.chakong.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.chakong.runtime.BesideOthers;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Migrations over a connection that gives up after three seconds, as the services' do after a
 * while.
 */
@BesideOthers
class UnhurriedMigrationsTest {
  private static final String SLOW = "SELECT pg_sleep(4);";

  @TempDir Path migrations;

  @Test
  void a_migration_may_take_longer_than_any_statement_of_the_service() throws Exception {
    Files.writeString(migrations.resolve("V1__slow.sql"), SLOW);
    try (EmbeddedPostgres postgres = TestPostgres.start(TestPostgres.builder())) {
      PGSimpleDataSource hurried = (PGSimpleDataSource) postgres.getPostgresDatabase();
      hurried.setSocketTimeout(3);

      assertThatThrownBy(() -> flyway(hurried).load().migrate())
          .isInstanceOf(FlywayException.class);
      assertThat(flyway(hurried).callbacks(new UnhurriedMigrations()).load().migrate().success)
          .isTrue();
    }
  }

  private FluentConfiguration flyway(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations("filesystem:" + migrations.toAbsolutePath());
  }
}
