package org.chakong.runtime.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClockTrustTest {

  private final Machine machine = new Machine();
  private final ClockTrust trust = new ClockTrust(machine, () -> machine.nanos);

  @Test
  void time_that_passes_is_no_leap_nor_are_small_corrections() {
    for (int hour = 0; hour < 48; hour++) {
      machine.pass(Duration.ofHours(1));
      machine.set(Duration.ofSeconds(hour % 2 == 0 ? 3 : -2));
      assertThat(trust.isDoubtful()).isFalse();
    }
  }

  @Test
  void a_leap_forward_is_doubted_until_the_clock_is_set_right_again() {
    machine.set(Duration.ofDays(1));
    assertThat(trust.isDoubtful()).isTrue();
    machine.pass(Duration.ofHours(3));
    assertThat(trust.isDoubtful()).isTrue();
    machine.set(Duration.ofDays(-1));
    assertThat(trust.isDoubtful()).isFalse();
  }

  @Test
  void a_leap_is_believed_once_the_other_institution_says_the_same() {
    machine.set(Duration.ofDays(1));
    assertThat(trust.isDoubtful()).isTrue();
    trust.agrees(machine.now);
    assertThat(trust.isDoubtful()).isFalse();
  }

  @Test
  void nobody_agrees_who_signed_before_the_leap() {
    Instant signed = machine.now;
    machine.set(Duration.ofDays(1));
    trust.agrees(signed);
    assertThat(trust.isDoubtful()).isTrue();
  }

  @Test
  void a_reading_from_before_the_clock_was_set_back_is_doubted_although_the_clock_is_right_again() {
    machine.set(Duration.ofDays(1));
    Instant shown = machine.instant();
    machine.set(Duration.ofDays(-1));
    assertThat(trust.isDoubtful()).isFalse();
    assertThat(trust.doubts(shown, machine)).isTrue();
    assertThat(trust.doubts(machine.instant(), machine)).isFalse();
  }

  @Test
  void a_clock_that_leaps_while_it_is_judged_is_not_believed_for_it() {
    machine.leapsOnceRead = Duration.ofDays(1);
    trust.isDoubtful();
    assertThat(trust.isDoubtful()).isTrue();
  }

  @Test
  void back_is_never_too_early() {
    machine.set(Duration.ofDays(-1));
    assertThat(trust.isDoubtful()).isFalse();
    machine.set(Duration.ofDays(1));
    assertThat(trust.isDoubtful()).as("forward from there is a leap").isTrue();
  }

  @Test
  void a_service_started_again_soon_believes_its_clock() {
    trust.startedAfter(machine.instant().minus(Duration.ofMinutes(50)));
    assertThat(trust.isDoubtful()).isFalse();
    trust.startedAfter(machine.instant().plusSeconds(3));
    assertThat(trust.isDoubtful()).as("replicas differ by seconds").isFalse();
  }

  @Test
  void a_clock_that_is_hours_ahead_of_what_was_seen_last_is_doubted_until_somebody_agrees() {
    trust.startedAfter(machine.instant().minus(Duration.ofHours(8)));
    assertThat(trust.isDoubtful()).isTrue();
    machine.pass(Duration.ofDays(1));
    assertThat(trust.isDoubtful()).as("time alone proves nothing").isTrue();
    trust.agrees(machine.now);
    assertThat(trust.isDoubtful()).isFalse();
  }

  @Test
  void a_clock_that_was_ahead_at_start_is_believed_once_it_is_set_right() {
    trust.startedAfter(machine.instant().minus(Duration.ofHours(8)));
    machine.set(Duration.ofHours(-8));
    assertThat(trust.isDoubtful()).isFalse();
  }

  @Test
  void a_clock_behind_what_was_seen_last_is_doubted_until_somebody_agrees() {
    trust.startedAfter(machine.instant().plus(Duration.ofDays(300)));
    assertThat(trust.isDoubtful()).isTrue();
    machine.set(Duration.ofDays(301));
    assertThat(trust.isDoubtful()).as("set forward is a leap").isTrue();
    trust.agrees(machine.now);
    assertThat(trust.isDoubtful()).isFalse();
  }

  @Test
  void what_a_clock_once_ahead_has_left_is_forgotten_when_somebody_agrees() {
    trust.startedAfter(machine.instant().plus(Duration.ofDays(300)));
    trust.agrees(machine.now);
    assertThat(trust.isDoubtful()).isFalse();
  }

  /** A clock that somebody sets, and what only ever goes on. */
  private static final class Machine extends Clock {
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private long nanos = 42;
    private Duration leapsOnceRead = Duration.ZERO;

    private void pass(Duration time) {
      now = now.plus(time);
      nanos += time.toNanos();
    }

    private void set(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      Instant shown = now;
      set(leapsOnceRead);
      leapsOnceRead = Duration.ZERO;
      return shown;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
