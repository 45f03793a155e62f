package org.chakong.fund.freeze;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.chakong.runtime.database.TestPostgres;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL with the service's schema, without the service. */
final class RegisterDatabase implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  private RegisterDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** What is played is rolled back or thrown away, so nothing waits for the disk. */
  static RegisterDatabase start() {
    return start(
        TestPostgres.builder()
            .setServerConfig("plan_cache_mode", "force_generic_plan")
            .setServerConfig("jit", "off")
            .setServerConfig("enable_seqscan", "off"));
  }

  /** With the planner as it comes, for tests of what it chooses. */
  static RegisterDatabase startPlanningFreely() {
    // at no moment of its own choosing may it look at tables that a test has looked at
    return start(TestPostgres.builder().setServerConfig("autovacuum", "off"));
  }

  private static RegisterDatabase start(EmbeddedPostgres.Builder settings) {
    EmbeddedPostgres postgres =
        TestPostgres.start(
            settings.setServerConfig("fsync", "off").setServerConfig("synchronous_commit", "off"));
    Flyway.configure()
        .dataSource(postgres.getPostgresDatabase())
        .locations("db/runtime", "db/migration")
        .load()
        .migrate();
    return new RegisterDatabase(postgres);
  }

  /** Each connection commits by itself. */
  DataSource source() {
    return postgres.getPostgresDatabase();
  }

  /** A connection whose transactions the caller ends. */
  Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            postgres.getJdbcUrl("postgres", "postgres") + "&prepareThreshold=1");
    connection.setAutoCommit(false);
    return connection;
  }

  /** Clears what rolled back sequences left, or every look at the tables would get slower. */
  void vacuum() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
