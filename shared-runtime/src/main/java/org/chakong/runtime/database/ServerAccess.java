package org.chakong.runtime.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What is done as the superuser of the embedded server. */
record ServerAccess(int port, String password) {

  static final String DATABASE = "chakong";
  static final String OWNER = "chakong";
  private static final String SUPERUSER = "postgres";
  private static final String ACCESS_RULES = "host all all 127.0.0.1/32 scram-sha-256\n";

  /** As of its newest attempt; a time ahead is of a clock that was wrong. */
  private static final String ARCHIVE_FAILS =
      """
      SELECT last_failed_time > coalesce(last_archived_time, '-infinity')
             AND last_failed_time <= clock_timestamp()
        FROM pg_stat_archiver
      """;

  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /**
   * An adopted server may still be recovering from the crash that left it, and one that was put
   * back from a backup answers questions before it has got to the point in time.
   */
  void awaitReady(Duration patience) throws SQLException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try (Connection ready = connect()) {
        if (!asks(ready, "SELECT pg_is_in_recovery()")) {
          return;
        }
        end = Math.max(end, System.nanoTime() + patience.toNanos());
      } catch (SQLException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
      LockSupport.parkNanos(RETRY_NANOS);
    }
  }

  private static boolean asks(Connection connection, String question) throws SQLException {
    try (Statement sql = connection.createStatement();
        ResultSet answer = sql.executeQuery(question)) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  /**
   * Has every segment of the write-ahead log archived.
   *
   * @return false when the server must be started again for it
   */
  boolean archiveWith(WalArchive archive) throws SQLException, IOException {
    String command = archive.command();
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      // not a parameter in SQL; the path has been checked
      sql.execute("ALTER SYSTEM SET archive_command = '" + command.replace("'", "''") + "'");
      sql.execute("ALTER SYSTEM SET archive_mode = 'on'");
      sql.execute("ALTER SYSTEM SET archive_timeout = '" + archive.every().toSeconds() + "s'");
      sql.execute("SELECT pg_reload_conf()");
      return asks(connection, "SELECT current_setting('archive_mode') = 'on'");
    }
  }

  /**
   * A server that has just started looks at {@code archive_timeout} only after its first
   * checkpoint, five minutes later: its checkpointer went to sleep while it still recovered.
   */
  void archiveInTime() throws SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      sql.execute("SELECT pg_reload_conf()");
    }
  }

  RunningBackup beginBackup() throws SQLException, IOException {
    Connection connection = connect();
    if (!asks(connection, "SELECT current_setting('archive_mode') = 'on'")) {
      connection.close();
      throw new IOException(
          "nothing is archived: without chakong.database.archive a backup cannot be recovered");
    }
    if (asks(connection, ARCHIVE_FAILS)) {
      connection.close();
      throw new IOException("the archive takes nothing (full? not mounted?), see pg.log");
    }
    return new RunningBackup(connection);
  }

  /**
   * Sets the passwords, makes the service's own role and database, then shuts the door that initdb
   * leaves open. Done again from the start when a crash came in between.
   */
  void secure(Path pgData) throws IOException, SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      // not parameters in SQL; the password is hexadecimal by construction
      sql.execute("ALTER ROLE " + SUPERUSER + " PASSWORD '" + password + "'");
      if (absent(connection, "SELECT FROM pg_roles WHERE rolname = ?", OWNER)) {
        sql.execute("CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + password + "'");
      }
      if (absent(connection, "SELECT FROM pg_database WHERE datname = ?", DATABASE)) {
        sql.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
      }
      Files.writeString(pgData.resolve("pg_hba.conf"), ACCESS_RULES);
      sql.execute("SELECT pg_reload_conf()");
    }
  }

  private static boolean absent(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return !rows.next();
      }
    }
  }

  /** A polite stop waits for clients: there are none left to wait for after this. */
  void disconnectOthers() throws IOException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement()) {
      sql.execute(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
          """);
    } catch (SQLException e) {
      throw new IOException("cannot reach PostgreSQL on port " + port + " to stop it", e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url("postgres"), SUPERUSER, password);
  }
}
