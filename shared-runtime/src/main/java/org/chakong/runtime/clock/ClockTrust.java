package org.chakong.runtime.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Whether this machine's clock can be believed. One that has leapt forward by more than what two
 * institutions' clocks may differ is doubted, and nothing that cannot be undone is done for it,
 * until it leaps back or the other institution's clock says the same. Terms then end late rather
 * than early.
 */
@ApplicationScoped
public class ClockTrust {

  private static final Logger LOG = Logger.getLogger(ClockTrust.class);

  /** No more than what a message token may be off by. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Clock real;
  private final LongSupplier nanos;
  private Duration ahead;
  private boolean doubted;

  @Inject
  ClockTrust(@RealTime Clock real) {
    this(real, System::nanoTime);
  }

  /**
   * @param nanos what only ever goes on, whoever sets the clock
   */
  public ClockTrust(Clock real, LongSupplier nanos) {
    this.real = real;
    this.nanos = nanos;
    this.ahead = aheadNow();
  }

  /** Whether nothing is to be ended now. */
  public synchronized boolean isDoubtful() {
    Duration leap = aheadNow().minus(ahead);
    boolean doubtful = leap.compareTo(TOLERANCE) > 0;
    if (!doubtful) {
      // clocks are set a little all the time, and back is never too early
      ahead = aheadNow();
    }
    if (doubtful != doubted) {
      doubted = doubtful;
      LOG.warnf(
          doubtful ? "the clock has leapt forward by %s" : "the clock is believed again", leap);
    }
    return doubtful;
  }

  /** A message of the other institution has just verified: its clock and ours say the same. */
  public synchronized void agrees() {
    ahead = aheadNow();
  }

  /** How far the clock is ahead of what only goes on, from some beginning. */
  private Duration aheadNow() {
    return Duration.between(Instant.EPOCH, real.instant())
        .minus(Duration.ofNanos(nanos.getAsLong()));
  }
}
