package org.chakong.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Test
  void doubles_from_the_first_pause_to_the_longest() {
    Backoff full = new Backoff(FIRST, LONGEST, always(Math.nextDown(1.0)));
    assertThat(full.pause(1)).isCloseTo(FIRST, Duration.ofMillis(2));
    assertThat(full.pause(4)).isCloseTo(Duration.ofSeconds(8), Duration.ofMillis(2));
    assertThat(full.pause(1000)).isCloseTo(LONGEST, Duration.ofMillis(2));
  }

  @Property
  void is_never_shorter_than_half_nor_longer_than_the_longest(
      @ForAll @IntRange(min = 1) int failures, @ForAll long seed) {
    Duration pause = new Backoff(FIRST, LONGEST, new SplittableRandom(seed)).pause(failures);
    assertThat(pause).isBetween(FIRST.dividedBy(2), LONGEST);
  }

  private static RandomGenerator always(double value) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return 0;
      }

      @Override
      public double nextDouble(double from, double to) {
        return from + (to - from) * value;
      }
    };
  }
}
