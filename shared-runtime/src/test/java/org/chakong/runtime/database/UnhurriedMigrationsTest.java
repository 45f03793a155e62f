package org.chakong.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.chakong.runtime.BesideOthers;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.OperationResult;
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

  @Test
  void outside_a_transaction_the_connection_gets_its_patience_back() throws Exception {
    try (EmbeddedPostgres postgres = TestPostgres.start(TestPostgres.builder())) {
      PGSimpleDataSource hurried = (PGSimpleDataSource) postgres.getPostgresDatabase();
      hurried.setOptions("-c statement_timeout=3s -c lock_timeout=2s");
      for (Event end : List.of(Event.AFTER_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE_ERROR)) {
        try (Connection connection = hurried.getConnection()) {
          UnhurriedMigrations unhurried = new UnhurriedMigrations();

          unhurried.handle(Event.BEFORE_EACH_MIGRATE, new On(connection));
          assertThat(patience(connection)).isEqualTo("0, 0");
          unhurried.handle(end, new On(connection));
          assertThat(patience(connection)).isEqualTo("3s, 2s");
        }
      }
    }
  }

  private static String patience(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT concat_ws(', ', current_setting('statement_timeout'), current_setting('lock_timeout'))")) {
      found.next();
      return found.getString(1);
    }
  }

  private FluentConfiguration flyway(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations("filesystem:" + migrations.toAbsolutePath());
  }

  private record On(Connection getConnection) implements Context {

    @Override
    public Configuration getConfiguration() {
      throw new UnsupportedOperationException();
    }

    @Override
    public MigrationInfo getMigrationInfo() {
      throw new UnsupportedOperationException();
    }

    @Override
    public org.flywaydb.core.api.callback.Statement getStatement() {
      throw new UnsupportedOperationException();
    }

    @Override
    public OperationResult getOperationResult() {
      throw new UnsupportedOperationException();
    }
  }
}
