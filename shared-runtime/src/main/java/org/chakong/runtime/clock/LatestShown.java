package org.chakong.runtime.clock;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The latest real time that anybody in this process was shown. A clock that leaps forward and back
 * between two looks at it leaves no other trace, and what was put off by it would wait for days.
 */
@Singleton
public class LatestShown {

  private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);

  /** A clock that shows what the given one shows, and has it remembered. */
  public Clock noting(Clock clock) {
    return new Noting(clock, latest);
  }

  /** The latest since it was last taken; {@link Instant#MIN} when nobody was shown anything. */
  public Instant take() {
    return latest.getAndSet(Instant.MIN);
  }

  private static final class Noting extends Clock {

    private final Clock clock;
    private final AtomicReference<Instant> latest;

    private Noting(Clock clock, AtomicReference<Instant> latest) {
      this.clock = clock;
      this.latest = latest;
    }

    @Override
    public Instant instant() {
      Instant now = clock.instant();
      latest.accumulateAndGet(now, (before, shown) -> shown.isAfter(before) ? shown : before);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new Noting(clock.withZone(zone), latest);
    }
  }
}
