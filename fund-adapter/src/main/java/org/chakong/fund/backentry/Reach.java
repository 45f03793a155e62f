package org.chakong.fund.backentry;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How far back the time of service may lie, when an order is entered and when it is approved. What
 * is older is a dispute about what was served.
 */
@Singleton
class Reach {

  private final Clock clock;
  private final Duration reach;

  Reach(
      Clock clock,
      @ConfigProperty(name = "chakong.back-entry.reach", defaultValue = "P15D") Duration reach) {
    this.clock = clock;
    this.reach = reach;
  }

  boolean covers(Instant servedAt) {
    return !servedAt.isAfter(clock.instant()) && !servedAt.isBefore(oldest());
  }

  /** What was served before that cannot be back-entered any more. */
  Instant oldest() {
    return oldest(clock.instant());
  }

  /** The same by a reading of legal time. */
  Instant oldest(Instant now) {
    return now.minus(reach);
  }

  Duration length() {
    return reach;
  }
}
