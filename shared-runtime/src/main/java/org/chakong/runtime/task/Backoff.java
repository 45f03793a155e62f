package org.chakong.runtime.task;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Growing pauses between attempts: doubled each time up to a longest one, and shortened by up to
 * half at random so that many requests do not come back in the same instant.
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {

  private static final int MOST_DOUBLINGS = 20;
  private static final double LEAST = 0.5;

  /** With a generator that threads may share. */
  public static Backoff between(Duration first, Duration longest) {
    return new Backoff(first, longest, new Random());
  }

  /**
   * @param failures how many attempts have failed, at least 1
   */
  public Duration pause(int failures) {
    int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
    Duration grown = first.multipliedBy(1L << doublings);
    return shortened(grown);
  }

  /**
   * For attempts that nobody counts: half of the time that has passed since the first, so that they
   * double likewise.
   */
  public Duration pauseAfter(Duration sinceFirst) {
    Duration half = sinceFirst.dividedBy(2);
    Duration grown = half.compareTo(first) < 0 ? first : half;
    return shortened(grown);
  }

  private Duration shortened(Duration grown) {
    Duration full = grown.compareTo(longest) > 0 ? longest : grown;
    return Duration.ofMillis((long) (full.toMillis() * random.nextDouble(LEAST, 1)));
  }

  /** Lets a failed task try again after its pause, and never give up. */
  public <T> FailureHandler<T> onFailure() {
    return (complete, operations) ->
        operations.reschedule(
            complete,
            complete.getTimeDone().plus(pause(complete.getExecution().consecutiveFailures + 1)));
  }
}
