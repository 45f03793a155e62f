package org.chakong.acceptance.chaos;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.chakong.acceptance.client.Reply;

/** How long players go on, and how they insist on an answer while services come and go. */
final class Weather {

  private static final Duration LAST_WORD = Duration.ofMinutes(3);
  private static final int OVERLOADED = 503;
  private static final int INTERNAL = 500;

  private final Books books;
  private volatile boolean storm = true;
  private volatile boolean play = true;
  private volatile long end = Long.MAX_VALUE;

  Weather(Books books) {
    this.books = books;
  }

  /** Whether new things are begun. */
  boolean isStormy() {
    return storm;
  }

  /** Whether those who bring things to their end go on. */
  boolean isPlaying() {
    return play;
  }

  /** Nothing new is begun; what was begun is brought to its end. */
  void calm() {
    storm = false;
    end = System.nanoTime() + LAST_WORD.toNanos();
  }

  void finish() {
    play = false;
  }

  /** Sends until a service says yes or no. */
  Reply insist(String what, Random random, Supplier<Reply> call) {
    while (true) {
      try {
        Reply reply = call.get();
        if (reply.status() == INTERNAL) {
          books.complain(
              new Difference(Difference.Kind.CONTRACT, what, "500 " + reply.at("/detail")));
        }
        if (reply.status() != OVERLOADED && reply.status() != INTERNAL) {
          return reply;
        }
      } catch (UncheckedIOException e) {
        // killed, or just starting: it is not known whether it was taken
        books.repeated();
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("no service answers " + what);
      }
      pause(Duration.ofMillis(100 + random.nextInt(700)));
    }
  }

  static void pause(Duration length) {
    LockSupport.parkNanos(length.toNanos());
  }
}
