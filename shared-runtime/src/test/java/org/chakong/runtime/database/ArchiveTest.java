package org.chakong.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.chakong.runtime.BesideOthers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** One server that archives; each test leaves an archive behind that takes what comes. */
@BesideOthers
class ArchiveTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String SEGMENT = "[0-9A-F]{24}(\\.gz)?";

  @TempDir static Path dir;
  private static Path room;
  private static Path archive;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() throws IOException {
    room = dir.resolve("data/fund");
    archive = dir.resolve("wal/fund");
    database =
        EmbeddedDatabase.start(room, Optional.of(new WalArchive(archive, Duration.ofMinutes(10))));
  }

  @AfterAll
  static void stop() throws IOException {
    database.close();
  }

  @Test
  void a_segment_that_nearly_nothing_was_written_to_takes_little_room() throws Exception {
    assertThat(Files.size(archive.resolve(archived() + ".gz"))).isLessThan(1 << 20);
  }

  @Test
  void a_server_killed_before_it_noted_that_a_segment_is_archived_goes_on_after_it()
      throws Exception {
    // else a checkpoint takes away what is archived, and the word of it
    ask("SELECT pg_create_physical_replication_slot('held', true)");
    String compressed = archived();
    String plain = archived();
    Path packed = archive.resolve(plain + ".gz");
    try (InputStream segment = new GZIPInputStream(Files.newInputStream(packed))) {
      Files.copy(segment, archive.resolve(plain));
    }
    Files.delete(packed);
    forget(compressed);
    forget(plain);
    String next = archived();
    assertThat(next).isGreaterThan(plain);
    assertThat(status(compressed, "done")).exists();
    assertThat(status(plain, "done")).exists();
    ask("SELECT pg_drop_replication_slot('held')");
  }

  @Test
  void other_content_of_the_same_name_is_kept_and_the_database_says_that_archiving_fails()
      throws Exception {
    long failures = state().failures();
    String segment = segment();
    Files.writeString(archive.resolve(segment), "of another database");
    closeSegment();
    await().atMost(LONG).until(() -> state().failures() > failures);
    assertThat(archive.resolve(segment)).hasContent("of another database");
    assertThatThrownBy(() -> BaseBackup.take(room, dir.resolve("failing/fund")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the archive takes nothing");
    Files.delete(archive.resolve(segment));
    awaitArchived(segment);
    assertThat(state().ageSeconds()).isLessThan(SOON.toSeconds());
  }

  @Test
  void a_backup_does_not_wait_for_ever_for_an_archive_that_hangs() throws Exception {
    archived();
    ask("ALTER SYSTEM SET archive_command = 'sleep 4; false'");
    ask("SELECT pg_reload_conf()");
    // whoever connects gets what the server has told its archiver, too
    await().atMost(LONG).until(() -> ask("SHOW archive_command"), "sleep 4; false"::equals);
    Path to = dir.resolve("hanging/fund");
    assertThatThrownBy(() -> BaseBackup.take(room, to, Duration.ofSeconds(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("within 1 s");
    assertThat(to).doesNotExist();
    ask(
        "ALTER SYSTEM SET archive_command = '%s'"
            .formatted(new WalArchive(archive, LONG).command().replace("'", "''")));
    ask("SELECT pg_reload_conf()");
    archived();
  }

  @Test
  void older_backups_leave_with_the_log_that_only_they_need() throws Exception {
    for (String name : List.of("a", "b")) {
      BaseBackup.take(room, dir.resolve(name).resolve("fund"));
    }
    Files.writeString(archive.resolve("00000002.history"), "");
    assertThatThrownBy(() -> KeptBackups.keep(1, dir.resolve("a/fund"), archive))
        .hasMessageContaining("nothing was removed");
    Path another = Files.createDirectory(dir.resolve("another"));
    assertThatThrownBy(() -> KeptBackups.keep(1, dir.resolve("b/fund"), another))
        .hasMessageContaining("nothing was removed");
    assertThat(dir.resolve("a/fund/complete")).exists();
    int before = segments().size();
    command("backup --service fund --data DIR/data --to DIR/c --keep 2 --archive DIR/wal");
    assertThat(dir.resolve("a/fund")).doesNotExist();
    assertThat(dir.resolve("b/fund/complete")).exists();
    String needed = firstSegment(dir.resolve("b/fund"));
    assertThat(segments()).isNotEmpty().allMatch(segment -> segment.compareTo(needed) >= 0);
    assertThat(segments()).anyMatch(segment -> segment.startsWith(needed));
    assertThat(archive.resolve("00000002.history")).exists();
    assertThat(segments()).hasSizeLessThan(before);
    assertThat(KeptBackups.keep(2, dir.resolve("c/fund"), archive))
        .isEqualTo(new KeptBackups.Gone(0, 0));
    assertThatAFundMayWaitForItsCore();
  }

  private static void assertThatAFundMayWaitForItsCore() throws IOException, SQLException {
    String restore = "restore --service fund --data DIR/back --from DIR/c --archive DIR/wal";
    Path back = dir.resolve("back/fund");
    command(restore + " --core-events-first");
    assertThat(back.resolve("core-events-first")).exists();
    Files.move(back.resolve("pg"), back.resolve("away"));
    command(restore);
    assertThat(back.resolve("core-events-first")).as("of an earlier restore").doesNotExist();
    for (String other : List.of("restore --service gateway", "backup --service fund")) {
      assertThatThrownBy(() -> command(other + " --data DIR/x --core-events-first"))
          .hasMessageContaining("for a restore of the fund");
    }
  }

  private static void command(String words) throws IOException, SQLException {
    DatabaseCommand.run(System.out, words.replace("DIR", dir.toString()).split(" "));
  }

  @Test
  void a_success_of_a_moment_when_the_clock_was_ahead_does_not_hide_that_archiving_fails()
      throws Exception {
    // nobody can set the server's clock: views of the same names say what it would; half a second
    // more, for the clock is read twice and the part of a second is cut off
    ask("CREATE SCHEMA leapt");
    ask(
        """
        CREATE VIEW leapt.pg_stat_archiver AS
          SELECT clock_timestamp() + interval '1 day' AS last_archived_time, 3 AS failed_count
        """);
    ask(
        """
        CREATE FUNCTION leapt.pg_postmaster_start_time() RETURNS timestamptz LANGUAGE sql
          AS $$ SELECT clock_timestamp() - interval '20 minutes 0.5 seconds' $$
        """);
    PGSimpleDataSource leapt = source();
    leapt.setUser("postgres");
    leapt.setCurrentSchema("leapt,pg_catalog");
    assertThat(ArchiveState.of(leapt)).isEqualTo(new ArchiveState(1200, 3));
  }

  private static String firstSegment(Path backup) throws IOException {
    String label = Files.readString(backup.resolve("pg/backup_label"));
    return label.replaceAll("(?s).*?\\(file ([0-9A-F]{24})\\).*", "$1");
  }

  private static List<String> segments() throws IOException {
    try (Stream<Path> files = Files.list(archive)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(n -> n.matches(SEGMENT))
          .toList();
    }
  }

  /** As if the server had been killed after the segment was brought and before it was noted. */
  private static void forget(String segment) throws IOException {
    Files.move(status(segment, "done"), status(segment, "ready"));
  }

  private static Path status(String segment, String state) {
    return room.resolve("pg/pg_wal/archive_status").resolve(segment + "." + state);
  }

  /** Writes something and waits until the segment with it is in the archive. */
  private static String archived() throws SQLException {
    String segment = segment();
    closeSegment();
    awaitArchived(segment);
    return segment;
  }

  private static void awaitArchived(String segment) {
    await()
        .atMost(LONG)
        .until(
            () -> ask("SELECT last_archived_wal >= '" + segment + "' FROM pg_stat_archiver"),
            "t"::equals);
  }

  private static String segment() throws SQLException {
    return ask("SELECT pg_walfile_name(pg_current_wal_insert_lsn())");
  }

  private static void closeSegment() throws SQLException {
    ask("SELECT pg_logical_emit_message(true, 'test', 'something')");
    ask("SELECT pg_switch_wal()");
  }

  private static ArchiveState state() {
    return ArchiveState.of(source());
  }

  /** As the service, which is no superuser. */
  private static PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser(database.username());
    source.setPassword(database.password());
    return source;
  }

  private static String ask(String sql) throws SQLException {
    PGSimpleDataSource server = source();
    server.setUser("postgres");
    try (Connection connection = server.getConnection();
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
