package org.chakong.runtime.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.chakong.runtime.database.CountedReads;
import org.chakong.runtime.restore.RestorationWait.Restored;
import org.chakong.runtime.start.ServiceRoom;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restoration that an operator wants to wait for what the institution's own systems tell. */
class WordsFirstTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-21T04:00:00Z"), ZoneOffset.UTC);
  private static final AwaitedWords AWAITED = new AwaitedWords("words-first", Set.of());

  private static CountedReads postgres;
  private static Jdbi database;
  @TempDir Path data;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = CountedReads.start();
    database = Jdbi.create(postgres.source());
  }

  @AfterAll
  static void stop() throws IOException, SQLException {
    postgres.close();
  }

  @BeforeEach
  void forget() {
    database.useHandle(handle -> {
      handle.execute("DELETE FROM restoration");
      handle.execute(
          """
          UPDATE database_identity SET (cluster, timeline, seen_at) =
            (SELECT cluster, timeline, NULL::timestamptz FROM database_identity_now)
          """);
    });
  }

  @Test
  void a_file_in_the_room_makes_the_restoration_wait_also_after_a_restart() throws IOException {
    Path file = wished("fund");
    timelineChanges();
    door("fund").look();
    assertThat(waiting().waits()).isTrue();
    assertThat(file).doesNotExist();
    ServiceDoor restarted = door("fund");
    restarted.look();
    assertThat(restarted.isOpen()).isFalse();
    assertThat(waiting().waits()).isTrue();
  }

  @Test
  void without_the_file_it_does_not_wait() {
    timelineChanges();
    door("fund").look();
    assertThat(waiting().waits()).isFalse();
    assertThat(waiting().allTold("ops-1")).isEmpty();
  }

  @Test
  void a_file_that_finds_nothing_restored_is_taken_away_and_closes_nothing_later()
      throws IOException {
    Path file = wished("fund");
    ServiceDoor door = door("fund");
    door.look();
    assertThat(door.isOpen()).isTrue();
    assertThat(file).doesNotExist();
    timelineChanges();
    door.watch();
    assertThat(waiting().waits()).isFalse();
  }

  @Test
  void a_file_put_there_while_the_service_runs_counts_for_a_failover() throws IOException {
    ServiceDoor door = door("fund");
    door.look();
    wished("fund");
    door.watch();
    assertThat(door.isOpen()).isTrue();
    timelineChanges();
    door.watch();
    assertThat(door.isOpen()).isFalse();
    assertThat(waiting().waits()).isTrue();
  }

  @Test
  void the_file_in_one_replicas_room_counts_as_long_as_nothing_has_begun() throws IOException {
    timelineChanges();
    door("one").look();
    assertThat(waiting().waits()).isFalse();
    wished("other");
    door("other").look();
    assertThat(waiting().waits()).isTrue();
    assertThat(book().begin(number(), "word")).isFalse();
  }

  @Test
  void what_has_begun_does_not_wait_any_more_and_the_file_is_no_surprise_later()
      throws IOException {
    timelineChanges();
    door("one").look();
    assertThat(book().begin(number(), "word")).isTrue();
    Path late = wished("other");
    door("other").look();
    assertThat(waiting().waits()).isFalse();
    assertThat(late).doesNotExist();
  }

  @Test
  void the_word_of_the_first_who_says_it_counts_and_saying_it_again_changes_nothing()
      throws IOException {
    wished("fund");
    timelineChanges();
    door("fund").look();
    assertThat(waiting().hold()).hasValue(number());
    assertThat(waiting().allTold("ops-1")).map(Restored::allToldBy).hasValue("ops-1");
    assertThat(waiting().waits()).isFalse();
    assertThat(waiting().hold()).as("nothing more is kept").isEmpty();
    assertThat(waiting().allTold("ops-2")).map(Restored::allToldBy).hasValue("ops-1");
    book().end(number());
    assertThat(waiting().allTold("ops-2")).map(Restored::allToldBy).hasValue("ops-1");
  }

  @Test
  void a_second_restore_before_it_has_ended_wants_the_word_anew() throws IOException {
    wished("fund");
    timelineChanges();
    door("fund").look();
    assertThat(waiting().allTold("ops-1")).isPresent();
    wished("fund");
    timelineChanges();
    door("fund").look();
    assertThat(waiting().waits()).isTrue();
  }

  private Path wished(String room) throws IOException {
    Path file = data.resolve(room).resolve(AWAITED.marker());
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  private ServiceDoor door(String room) {
    return new ServiceDoor(
        postgres.source(), new ServiceRoom(data, room, false), Optional.of(AWAITED), NOON);
  }

  private static RestorationWait waiting() {
    return new RestorationWait(postgres.source(), NOON);
  }

  private static RestorationBook book() {
    return new RestorationBook(postgres.source(), NOON);
  }

  private static long number() {
    return database.withHandle(handle ->
        handle.createQuery("SELECT max(number) FROM restoration").mapTo(Long.class).one());
  }

  private static void timelineChanges() {
    database.useHandle(
        handle -> handle.execute("UPDATE database_identity SET timeline = '0000ABCD'"));
  }
}
