package org.chakong.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseBackupTest {

  private static final String TIMELINE =
      "SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)";

  @TempDir Path dir;

  @Test
  void a_database_comes_back_as_it_was_at_a_moment_on_another_timeline()
      throws IOException, SQLException {
    Path room = dir.resolve("data/fund");
    Path archive = dir.resolve("wal");
    Optional<WalArchive> archiving = Optional.of(new WalArchive(archive, Duration.ofSeconds(1)));
    Instant moment;
    try (EmbeddedDatabase database = EmbeddedDatabase.start(room, archiving)) {
      ask(database, "CREATE TABLE kept (i int)");
      ask(database, "INSERT INTO kept VALUES (1)");
      BaseBackup.take(room, dir.resolve("backup"));
      assertThatThrownBy(() -> BaseBackup.take(room, dir.resolve("backup")))
          .hasMessageContaining("there already");
      ask(database, "INSERT INTO kept VALUES (2)");
      moment =
          Instant.parse(
              ask(
                  database,
                  "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
      ask(database, "INSERT INTO kept VALUES (3)");
      Instant after = Instant.now();
      await().atMost(Duration.ofSeconds(30)).until(() -> newest(archive).isAfter(after));
      assertThat(ask(database, TIMELINE)).isEqualTo("00000001");
    }
    assertThatThrownBy(
            () -> BaseBackup.putBack(dir.resolve("backup"), archive, room, Optional.empty()))
        .hasMessageContaining("move it away first");
    Files.move(room.resolve("pg"), dir.resolve("lost"));
    BaseBackup.putBack(dir.resolve("backup"), archive, room, Optional.of(moment));
    try (EmbeddedDatabase database = EmbeddedDatabase.start(room, archiving)) {
      assertThat(ask(database, "SELECT string_agg(i::text, ' ' ORDER BY i) FROM kept"))
          .isEqualTo("1 2");
      assertThat(ask(database, TIMELINE)).isEqualTo("00000002");
      ask(database, "INSERT INTO kept VALUES (4)");
    }
  }

  @Test
  void without_an_archive_no_backup_is_taken_that_could_not_be_recovered() throws IOException {
    Path room = dir.resolve("data/gateway");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(room)) {
      assertThat(database.adopted()).isFalse();
      assertThatThrownBy(() -> BaseBackup.take(room, dir.resolve("backup")))
          .hasMessageContaining("chakong.database.archive");
    }
  }

  @Test
  void what_is_no_complete_backup_is_not_put_back() throws IOException {
    Files.createDirectories(dir.resolve("half/pg"));
    assertThatThrownBy(() ->
            BaseBackup.putBack(
                dir.resolve("half"), dir, dir.resolve("data/fund"), Optional.empty()))
        .hasMessageContaining("no complete backup");
  }

  @Test
  void a_path_that_a_shell_would_read_otherwise_is_refused() {
    assertThatThrownBy(() -> new WalArchive(Path.of("/a b\"; rm"), Duration.ofSeconds(1)).command())
        .isInstanceOf(IOException.class);
  }

  private static Instant newest(Path archive) throws IOException {
    Instant newest = Instant.EPOCH;
    try (Stream<Path> files = Files.list(archive)) {
      for (Path file : files.toList()) {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        newest = written.isAfter(newest) ? written : newest;
      }
    }
    return newest;
  }

  private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet row = statement.getResultSet()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }
}
