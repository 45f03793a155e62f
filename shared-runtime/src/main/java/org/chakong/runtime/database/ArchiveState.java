package org.chakong.runtime.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * What the database itself says of the archive of its write-ahead log, whoever runs it and however
 * it archives.
 *
 * @param ageSeconds since a segment was last archived, or since the server's start if none was
 *     after it; 0 where nothing is to be archived. By the database's clock; a success that seems to
 *     lie ahead of it counts for nothing
 * @param failures failed attempts since the database counts them
 */
record ArchiveState(long ageSeconds, long failures) {

  private static final String ASK =
      """
      SELECT CASE WHEN current_setting('archive_mode') = 'off' THEN 0
                  ELSE greatest(0, extract(epoch FROM clock_timestamp() - greatest(
                         pg_postmaster_start_time(),
                         CASE WHEN last_archived_time <= clock_timestamp()
                              THEN last_archived_time END)))
             END AS age,
             failed_count AS failures
        FROM pg_stat_archiver
      """;

  static ArchiveState of(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery(ASK)) {
      row.next();
      return new ArchiveState(row.getLong("age"), row.getLong("failures"));
    } catch (SQLException e) {
      throw new IllegalStateException("the state of the archive cannot be read", e);
    }
  }
}
