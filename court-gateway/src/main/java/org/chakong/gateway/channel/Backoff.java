package org.chakong.gateway.channel;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing pauses between attempts: doubled each time up to a longest one, and shortened by up to
 * half at random so that many requests do not come back in the same instant.
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {

  private static final int MOST_DOUBLINGS = 20;
  private static final double LEAST = 0.5;

  /**
   * @param failures how many attempts have failed, at least 1
   */
  Duration pause(int failures) {
    int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
    Duration grown = first.multipliedBy(1L << doublings);
    Duration full = grown.compareTo(longest) > 0 ? longest : grown;
    return Duration.ofMillis((long) (full.toMillis() * random.nextDouble(LEAST, 1)));
  }
}
