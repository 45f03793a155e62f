package org.chakong.runtime.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A backup between its begin and its end, which must be on one connection. */
final class RunningBackup implements AutoCloseable {

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
   * @return what must stand in the copy's {@code backup_label}
   */
  String end() throws SQLException {
    try (Statement sql = connection.createStatement();
        ResultSet label = sql.executeQuery("SELECT labelfile FROM pg_backup_stop(true)")) {
      label.next();
      return label.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
