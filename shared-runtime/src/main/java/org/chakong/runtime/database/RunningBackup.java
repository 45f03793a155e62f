package org.chakong.runtime.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A backup between its begin and its end, which must be on one connection. */
final class RunningBackup implements AutoCloseable {

  private static final String CANCELLED = "57014";

  private final Connection connection;

  RunningBackup(Connection connection) throws SQLException {
    this.connection = connection;
    try (Statement sql = connection.createStatement()) {
      sql.execute("SELECT pg_backup_start('chakong', true)");
    }
  }

  /**
   * Ends it, and waits until all it needs has been archived.
   *
   * @param patience how long; an archive that takes nothing would be waited for without end
   * @return what must stand in the copy's {@code backup_label}
   * @throws IOException when it was not archived in that time: the copy cannot be recovered
   */
  String end(Duration patience) throws IOException, SQLException {
    try (Statement sql = connection.createStatement()) {
      sql.execute("SET statement_timeout = " + patience.toMillis());
      try (ResultSet label = sql.executeQuery("SELECT labelfile FROM pg_backup_stop(true)")) {
        label.next();
        return label.getString(1);
      }
    } catch (SQLException e) {
      if (CANCELLED.equals(e.getSQLState())) {
        throw new IOException(
            "the archive did not take the log that the backup needs within %d s, see pg.log"
                .formatted(patience.toSeconds()),
            e);
      }
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
