package org.chakong.runtime.seal;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Ends the reading of a paper that takes too long or asks for too much memory, as one made to do
 * harm would. Asked wherever bytes of the paper are read, by the thread that made it.
 */
final class Guard {

  /** The paper is more than we are ready to read; says nothing of what it holds. */
  static final class Exceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Exceeded() {
      super("a paper takes more time or memory than reading its seals may", null, false, false);
    }
  }

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long start = System.nanoTime();
  private final long nanos;
  private final long bytes;
  private final long before = THREADS.getCurrentThreadAllocatedBytes();

  /**
   * @param bytes how much the thread may allocate in all, garbage included
   */
  Guard(Duration time, long bytes) {
    this.nanos = time.toNanos();
    this.bytes = bytes;
  }

  /**
   * @throws Exceeded when the time is over or the memory used up
   */
  void check() {
    if (System.nanoTime() - start > nanos
        || THREADS.getCurrentThreadAllocatedBytes() - before > bytes) {
      throw new Exceeded();
    }
  }
}
