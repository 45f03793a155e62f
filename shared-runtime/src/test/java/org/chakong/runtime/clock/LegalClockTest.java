package org.chakong.runtime.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegalClockTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path room;

  @Test
  void runs_on_from_where_it_was_put_after_a_restart() throws Exception {
    Path kept = room.resolve("new/demo-clock");
    LegalClock.resumed(at(NOW), kept).move(Duration.ofDays(9), kept);
    Instant later = NOW.plusSeconds(30);
    assertThat(LegalClock.resumed(at(later), kept).instant())
        .isEqualTo(later.plus(Duration.ofDays(9)));
  }

  @Test
  void is_real_time_until_it_is_moved() throws Exception {
    assertThat(LegalClock.resumed(at(NOW), room.resolve("demo-clock")).instant()).isEqualTo(NOW);
  }

  @Test
  void a_move_by_another_process_is_followed_soon() throws Exception {
    Path kept = room.resolve("demo-clock");
    LegalClock here = LegalClock.resumed(at(NOW), kept);
    LegalClock there = LegalClock.resumed(at(NOW), kept);
    here.move(Duration.ofDays(30), kept);
    await().atMost(Duration.ofSeconds(20)).until(() -> there.offset().equals(Duration.ofDays(30)));
    there.move(Duration.ZERO, kept);
    await().atMost(Duration.ofSeconds(20)).until(() -> here.instant().equals(NOW));
  }

  @Test
  void a_clock_in_another_zone_moves_along() throws Exception {
    LegalClock clock = LegalClock.unmoved(at(NOW));
    Clock utc = clock.withZone(ZoneOffset.UTC);
    clock.move(Duration.ofHours(-2), room.resolve("demo-clock"));
    assertThat(utc.instant()).isEqualTo(NOW.minus(Duration.ofHours(2)));
    assertThat(utc.getZone()).isEqualTo(ZoneOffset.UTC);
    assertThat(clock.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void shows_no_more_than_a_database_keeps() {
    LegalClock clock = LegalClock.unmoved(at(NOW.plusNanos(123_456_789)));
    assertThat(clock.instant()).isEqualTo(NOW.plusNanos(123_456_000));
  }

  @Test
  void what_is_done_again_finds_the_time_at_which_it_was_done_and_nobody_else_does() {
    LegalClock clock = LegalClock.unmoved(at(NOW));
    Instant then = NOW.minus(Duration.ofDays(3));
    Instant found =
        clock.asOf(
            then,
            () -> {
              assertThat(clock.asOf(then.minusSeconds(1), clock::instant))
                  .isEqualTo(then.minusSeconds(1));
              assertThat(CompletableFuture.supplyAsync(clock::instant).join()).isEqualTo(NOW);
              return clock.withZone(ZoneOffset.UTC).instant();
            });
    assertThat(found).isEqualTo(then);
    assertThatThrownBy(() ->
            clock.asOf(
                then,
                () -> {
                  throw new IllegalStateException("failed");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(clock.instant()).isEqualTo(NOW);
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
