package org.chakong.runtime.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chakong.runtime.database.CountedReads;
import org.chakong.runtime.start.ServiceRoom;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From when on a restored side asks, and that it notices while it runs. */
class RestoredSinceTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("1970-01-02T00:00:00Z");
  private static final Duration MARGIN = Duration.ofMinutes(10);

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
      handle.execute("SET session_replication_role = replica");
      handle.execute("DELETE FROM message");
      handle.execute("DELETE FROM restoration");
      handle.execute("SET session_replication_role = origin");
      handle.execute(
          """
          UPDATE database_identity SET (cluster, timeline, seen_at) =
            (SELECT cluster, timeline, NULL::timestamptz FROM database_identity_now)
          """);
    });
  }

  @Test
  void it_asks_for_what_was_said_since_the_newest_message() {
    kept(NOW.minusSeconds(3600));
    assertThat(since()).isEqualTo(NOW.minusSeconds(3600).minus(MARGIN));
  }

  @Test
  void a_message_of_a_clock_that_was_a_year_ahead_hides_nothing() {
    kept(NOW.minusSeconds(3600));
    kept(NOW.plus(Duration.ofDays(365)));
    assertThat(since()).isEqualTo(NOW.minusSeconds(3600).minus(MARGIN));
  }

  @Test
  void a_message_of_a_clock_that_was_an_hour_ahead_for_a_moment_hides_nothing() {
    kept(NOW.minusSeconds(1800));
    kept(NOW.minusSeconds(7200));
    assertThat(since()).isEqualTo(NOW.minusSeconds(7200).minus(MARGIN));
  }

  @Test
  void where_only_a_wrong_clock_speaks_it_asks_for_everything() {
    kept(NOW.plus(Duration.ofDays(365)));
    assertThat(since()).isEqualTo(LONG_AGO.minus(MARGIN));
  }

  @Test
  void it_asks_from_when_the_database_was_last_seen_whatever_was_said_after_a_failover() {
    ServiceDoor before = door();
    before.look();
    before.watch();
    kept(NOW.plusSeconds(3600));
    timelineChanges();
    ServiceDoor later = door(NOW.plusSeconds(7200));
    later.look();
    assertThat(found()).isEqualTo(NOW.minus(MARGIN));
  }

  @Test
  void a_running_service_closes_and_opens_with_all_that_attend() {
    ServiceDoor door = door();
    door.look();
    List<String> told = new ArrayList<>();
    door.attend(attendant(told));
    door.watch();
    assertThat(told).containsExactly("opened");
    timelineChanges();
    door.watch();
    assertThat(door.isOpen()).isFalse();
    assertThat(door.tokensNotBefore()).isEqualTo(NOW);
    database.useHandle(handle -> handle.execute("UPDATE restoration SET ended_at = now()"));
    door.open();
    assertThat(told).containsExactly("opened", "closed", "opened");
  }

  @Test
  void another_replica_finds_what_the_first_has_found() {
    ServiceDoor first = door();
    ServiceDoor second = door();
    first.look();
    second.look();
    timelineChanges();
    first.watch();
    second.watch();
    assertThat(second.isOpen()).isFalse();
    database.useHandle(handle -> handle.execute("UPDATE restoration SET ended_at = now()"));
    // one that looks too late to see it closed refuses the tokens of before all the same
    ServiceDoor third = door();
    third.look();
    assertThat(third.tokensNotBefore()).isEqualTo(NOW);
  }

  private static ServiceDoor.Attendant attendant(List<String> told) {
    return new ServiceDoor.Attendant() {
      @Override
      public void opened() {
        told.add("opened");
      }

      @Override
      public void closed() {
        told.add("closed");
      }
    };
  }

  private Instant since() {
    timelineChanges();
    door().look();
    return found();
  }

  private static Instant found() {
    return database.withHandle(handle ->
        handle
            .createQuery("SELECT since FROM restoration WHERE ended_at IS NULL")
            .mapTo(OffsetDateTime.class)
            .one()
            .toInstant());
  }

  private ServiceDoor door() {
    return door(NOW);
  }

  private ServiceDoor door(Instant now) {
    return new ServiceDoor(
        postgres.source(),
        new ServiceRoom(data, "test", false),
        Optional.empty(),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private static void timelineChanges() {
    database.useHandle(
        handle -> handle.execute("UPDATE database_identity SET timeline = '0000ABCD'"));
  }

  private static void kept(Instant at) {
    database.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO message (at, direction, kind, peer, jti, method, target, token, digest)
                VALUES (:at, 'IN', 'REQUEST', 'court:410800', 'j', 'GET', '/', 't', 'd')
                """)
            .bind("at", at.atOffset(ZoneOffset.UTC))
            .execute());
  }
}
