package org.chakong.runtime.task;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;

/** Tries again after 1, 2, 4… seconds, never longer apart than a bound, and never gives up. */
public final class BackOff {

  private static final int MOST_DOUBLINGS = 20;

  private BackOff() {}

  /**
   * @param longest the most time between two attempts
   */
  public static <T> FailureHandler<T> upTo(Duration longest) {
    return (ExecutionComplete complete, ExecutionOperations<T> operations) -> {
      int failures = complete.getExecution().consecutiveFailures;
      Duration pause = Duration.ofSeconds(1L << Math.min(failures, MOST_DOUBLINGS));
      Duration bounded = pause.compareTo(longest) < 0 ? pause : longest;
      operations.reschedule(complete, complete.getTimeDone().plus(bounded));
    };
  }
}
