package org.chakong.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chakong.runtime.BesideOthers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@BesideOthers
class EmbeddedDatabaseTest {

  @TempDir Path room;

  @Test
  void is_durable_small_and_local() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(room)) {
      assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(database, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(ask(database, "SHOW max_connections")).isEqualTo("100");
      assertThat(ask(database, "SHOW max_locks_per_transaction")).isEqualTo("512");
      assertThat(ask(database, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(ask(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(database, "SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"))
          .isEqualTo("false");
    }
  }

  @Test
  void asks_for_the_password_only_the_owner_can_read() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(room)) {
      for (String user : new String[] {"postgres", database.username()}) {
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), user, "guess"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("password authentication failed");
      }
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(room.resolve("pg-password"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void keeps_its_data_and_stops_cleanly() throws Exception {
    try (EmbeddedDatabase first = EmbeddedDatabase.start(room)) {
      run(first, "CREATE TABLE kept AS SELECT 7 AS n");
    }
    assertThat(room.resolve("pg/postmaster.pid")).doesNotExist();
    try (EmbeddedDatabase second = EmbeddedDatabase.start(room)) {
      assertThat(second.adopted()).isFalse();
      assertThat(ask(second, "SELECT n FROM kept")).isEqualTo("7");
    }
  }

  @Test
  void two_services_cannot_share_a_room() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(room)) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(room))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use");
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void a_pid_file_whose_number_another_program_has_is_no_obstacle() throws Exception {
    EmbeddedDatabase.start(room).close();
    Files.writeString(
        room.resolve("pg/postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + room + "\n1\n5432\n\n127.0.0.1\n\nready\n");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(room)) {
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void a_first_start_killed_half_way_is_no_obstacle() throws Exception {
    Files.createDirectories(room.resolve("pg/base"));
    Files.writeString(room.resolve("pg/postgresql.conf"), "");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(room)) {
      assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void takes_over_the_server_of_a_service_that_was_killed() throws Exception {
    Process victim =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseUser.class.getName(),
                room.toString())
            .redirectErrorStream(true)
            .redirectOutput(room.resolve("victim.log").toFile())
            .start();
    assertThat(victim.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(victim.exitValue()).as(Files.readString(room.resolve("victim.log"))).isEqualTo(137);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(room)) {
      assertThat(database.adopted()).isTrue();
      assertThat(ask(database, "SELECT n FROM kept")).isEqualTo("7");
    }
    assertThat(room.resolve("pg/postmaster.pid")).doesNotExist();
    EmbeddedDatabase.start(room).close();
  }

  @Test
  void a_server_that_was_killed_is_back_on_its_port_with_all_that_was_committed() throws Exception {
    Path archive = room.resolve("wal");
    Optional<WalArchive> archiving = Optional.of(new WalArchive(archive, Duration.ofSeconds(1)));
    try (EmbeddedDatabase database = EmbeddedDatabase.start(room, archiving)) {
      database.keepRunning();
      run(database, "CREATE TABLE kept AS SELECT 7 AS n");
      for (int kill = 0; kill < 2; kill++) {
        kill(room.resolve("pg"));
        assertThat(patiently(database, "SELECT n FROM kept")).isEqualTo("7");
      }
      String written = ask(database, "SELECT pg_walfile_name(pg_current_wal_insert_lsn())") + ".gz";
      run(database, "INSERT INTO kept VALUES (8)");
      await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(archive.resolve(written)));
    }
    assertThat(room.resolve("pg/postmaster.pid")).doesNotExist();
  }

  @Test
  void a_data_directory_that_is_gone_is_not_made_anew_and_goes_on_when_it_is_back()
      throws Exception {
    Path pg = room.resolve("pg");
    Path away = room.resolve("away");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(room)) {
      database.keepRunning();
      run(database, "CREATE TABLE kept AS SELECT 7 AS n");
      Files.move(pg, away);
      assertThatThrownBy(() -> EmbeddedDatabase.start(room)).hasMessageContaining("in use");
      // the watch looks four times a second
      await().during(Duration.ofSeconds(2)).until(() -> Files.notExists(pg));
      kill(away);
      Files.move(away, pg);
      assertThat(patiently(database, "SELECT n FROM kept")).isEqualTo("7");
    }
    Files.move(pg, away);
    assertThatThrownBy(() -> EmbeddedDatabase.start(room))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is gone");
    assertThat(pg).doesNotExist();
  }

  private static void kill(Path pg) throws Exception {
    String pid = Files.readAllLines(pg.resolve("postmaster.pid")).getFirst().strip();
    ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    server.destroyForcibly();
    server.onExit().get(1, TimeUnit.MINUTES);
  }

  /** The answer as soon as the server gives one, within two minutes. */
  private static String patiently(EmbeddedDatabase database, String sql) throws SQLException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (true) {
      try {
        return ask(database, sql);
      } catch (SQLException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }

  /** A service that writes and is then killed without a chance to tidy up. */
  static class DatabaseUser {
    public static void main(String... args) throws Exception {
      run(EmbeddedDatabase.start(Path.of(args[0])), "CREATE TABLE kept AS SELECT 7 AS n");
      new ProcessBuilder("sh", "-c", "kill -9 " + ProcessHandle.current().pid()).start().waitFor();
    }
  }

  private static void run(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }
}
