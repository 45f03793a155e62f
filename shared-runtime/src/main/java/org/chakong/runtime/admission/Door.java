package org.chakong.runtime.admission;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** One of the ways in, and how many are inside. Each has its own room: none can fill another's. */
final class Door {

  /** Which way. */
  enum Name {
    CHANNEL,
    CALLERS;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final AtomicInteger inside = new AtomicInteger();

  /** False when as many are inside as may be. */
  boolean enter(int atMost) {
    if (inside.incrementAndGet() <= atMost) {
      return true;
    }
    inside.decrementAndGet();
    return false;
  }

  void leave() {
    inside.decrementAndGet();
  }

  int inside() {
    return inside.get();
  }
}
