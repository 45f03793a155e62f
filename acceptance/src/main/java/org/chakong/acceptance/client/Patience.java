package org.chakong.acceptance.client;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until a reply is as wanted. */
public final class Patience {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Patience() {}

  /** The first reply that is as wanted, or the last one after a minute. */
  public static Reply until(Supplier<Reply> call, Predicate<Reply> wanted) {
    long end = System.nanoTime() + LIMIT.toNanos();
    Reply reply = call.get();
    while (!wanted.test(reply) && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
      reply = call.get();
    }
    return reply;
  }
}
