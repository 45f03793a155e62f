package org.chakong.runtime.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A service's schema on a real PostgreSQL with the planner as it comes, which tells how many rows
 * of a table were read: what is counted is what production code runs, and no copy of it.
 */
public final class CountedReads implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final Connection connection;

  private CountedReads(EmbeddedPostgres postgres, Connection connection) {
    this.postgres = postgres;
    this.connection = connection;
  }

  public static CountedReads start() throws SQLException {
    EmbeddedPostgres postgres =
        TestPostgres.start(
            TestPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("autovacuum", "off"));
    Flyway.configure()
        .dataSource(postgres.getPostgresDatabase())
        .locations("db/runtime", "db/migration")
        .load()
        .migrate();
    return new CountedReads(postgres, postgres.getPostgresDatabase().getConnection());
  }

  /** Gives out one and the same connection, which counts what is read on it. */
  public DataSource source() {
    Connection kept = proxy(Connection.class, connection, "close", null);
    return proxy(DataSource.class, postgres.getPostgresDatabase(), "getConnection", kept);
  }

  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Rows of a table and its partitions that were read from end to end, and by an index.
   *
   * @param endToEnd none should be of a large table
   */
  public record Rows(long endToEnd, long byIndex) {

    public Rows minus(Rows before) {
      return new Rows(endToEnd - before.endToEnd, byIndex - before.byIndex);
    }
  }

  /** What was read of it until now. */
  public Rows of(String table) throws SQLException {
    execute("SELECT pg_stat_force_next_flush()");
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT coalesce(sum(seq_tup_read), 0), coalesce(sum(idx_tup_fetch), 0) FROM pg_stat_user_tables
             WHERE relid = to_regclass(?)
                OR relid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = to_regclass(?))
            """)) {
      query.setString(1, table);
      query.setString(2, table);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return new Rows(rows.getLong(1), rows.getLong(2));
      }
    }
  }

  private static <T> T proxy(Class<T> type, T real, String replaced, Object by) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals(replaced)) {
                return by;
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    postgres.close();
  }
}
