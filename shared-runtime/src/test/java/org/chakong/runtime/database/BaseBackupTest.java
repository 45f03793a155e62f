package org.chakong.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.chakong.runtime.BesideOthers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@BesideOthers
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
      // by itself, long before the first checkpoint
      await().atMost(Duration.ofMinutes(2)).until(() -> newest(archive).isAfter(Instant.EPOCH));
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
      await().atMost(Duration.ofMinutes(2)).until(() -> newest(archive).isAfter(after));
      assertThat(ask(database, TIMELINE)).isEqualTo("00000001");
    }
    assertThatThrownBy(
            () -> BaseBackup.putBack(dir.resolve("backup"), archive, room, Optional.empty()))
        .hasMessageContaining("move it away first");
    Files.move(room.resolve("pg"), dir.resolve("lost"));
    asAnOlderVersionArchived(archive);
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

  /** Every other segment, so that recovery needs compressed and plain ones. */
  private static void asAnOlderVersionArchived(Path archive) throws IOException {
    List<Path> segments;
    try (Stream<Path> files = Files.list(archive)) {
      segments = files.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
    }
    assertThat(segments).hasSizeGreaterThan(2);
    for (int at = 0; at < segments.size(); at += 2) {
      String name = segments.get(at).getFileName().toString().replace(".gz", "");
      try (InputStream packed = new GZIPInputStream(Files.newInputStream(segments.get(at)))) {
        Files.copy(packed, archive.resolve(name));
      }
      Files.delete(segments.get(at));
    }
  }

  @Test
  void a_segment_that_cannot_be_read_or_an_archive_that_is_not_there_is_not_the_end_of_the_log()
      throws Exception {
    Path archive = Files.createDirectories(dir.resolve("wal"));
    Path target = dir.resolve("RECOVERYXLOG");
    Files.writeString(archive.resolve("A.gz"), "torn");
    Files.writeString(archive.resolve("B"), "plain");
    assertThat(restore(archive, "A", target)).isGreaterThan(125);
    assertThat(restore(archive, "B", target)).isZero();
    assertThat(target).hasContent("plain");
    assertThat(restore(archive, "C", target)).isOne();
    assertThat(restore(dir.resolve("unmounted"), "B", target)).isGreaterThan(125);
  }

  private static int restore(Path archive, String segment, Path target) throws Exception {
    String command =
        WalArchive.restoreCommand(archive).replace("%f", segment).replace("%p", target.toString());
    return new ProcessBuilder("sh", "-c", command).start().waitFor();
  }

  @Test
  void a_restore_that_was_cut_short_leaves_no_room_for_an_empty_database() throws IOException {
    Path room = dir.resolve("data/fund");
    Path from = Files.createDirectories(dir.resolve("backup"));
    for (String file : List.of("complete", "pg-ready", "pg-password")) {
      Files.writeString(from.resolve(file), "x");
    }
    Files.createDirectories(from.resolve("keys"));
    // without the database's files it ends half way
    assertThatThrownBy(() -> BaseBackup.putBack(from, dir, room, Optional.empty()))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> EmbeddedDatabase.start(room)).hasMessageContaining("is gone");
    assertThat(room.resolve("pg")).doesNotExist();
  }

  @Test
  void nothing_is_put_back_into_a_room_that_a_service_uses() throws IOException {
    Path room = Files.createDirectories(dir.resolve("data/fund"));
    Files.createDirectories(dir.resolve("backup"));
    Files.createFile(dir.resolve("backup/complete"));
    try (FileChannel service = new DatabaseRoom(room).lock()) {
      assertThat(service.isOpen()).isTrue();
      assertThatThrownBy(
              () -> BaseBackup.putBack(dir.resolve("backup"), dir, room, Optional.empty()))
          .hasMessageContaining("in use");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"backup.md", "backup.zh-CN.md"})
  void whoever_runs_a_database_of_his_own_is_told_the_same_commands(String file)
      throws IOException {
    Path archive = Path.of("/backup/wal");
    assertThat(Path.of("..", "docs", file))
        .content()
        .contains(
            "archive_command = '" + new WalArchive(archive, Duration.ofMinutes(1)).command() + "'",
            "restore_command = '" + WalArchive.restoreCommand(archive) + "'");
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
