package org.chakong.fund.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoticePaceTest {

  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  private final NoticePace pace = new NoticePace(20);

  @Test
  void a_single_notice_goes_at_once() {
    assertThat(pace.turn(NOW)).isEqualTo(NOW);
    assertThat(pace.turn(NOW.plusSeconds(1))).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void many_at_once_go_at_the_pace_and_later_ones_behind_them() {
    List<Instant> turns = Stream.generate(() -> pace.turn(NOW)).limit(101).toList();
    assertThat(turns.getLast()).isEqualTo(NOW.plusSeconds(5));
    assertThat(turns).isSorted().doesNotHaveDuplicates();
    assertThat(pace.turn(NOW.plusSeconds(2))).isEqualTo(NOW.plusMillis(5050));
  }
}
