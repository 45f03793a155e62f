package org.chakong.runtime;

import java.time.Duration;

/** What else runs on the machine may hold up one of several, not each of them. */
public final class Fastest {

  private Fastest() {}

  /** What is measured. */
  @FunctionalInterface
  public interface Step {

    void run() throws Exception;
  }

  /**
   * Takes all the steps, one after the other.
   *
   * @param steps how many
   * @return how long the fastest of them took
   */
  public static Duration of(int steps, Step step) throws Exception {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < steps; i++) {
      long begun = System.nanoTime();
      step.run();
      fastest = Math.min(fastest, System.nanoTime() - begun);
    }
    return Duration.ofNanos(fastest);
  }
}
