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
 * institutions' clocks may differ is doubted, and so is one that at start is far from what the
 * database saw last. Nothing that cannot be undone is done for it until it leaps back or the other
 * institution's clock says the same. Terms then end late rather than early.
 */
@ApplicationScoped
public class ClockTrust {

  private static final Logger LOG = Logger.getLogger(ClockTrust.class);

  /** No more than what a message token may be off by. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** A service is started again sooner than that, or its peers have to agree with its clock. */
  private static final Duration AWAY = Duration.ofHours(1);

  private final Clock real;
  private final LongSupplier nanos;
  private Duration ahead;
  private Instant notBefore = Instant.MIN;
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
    this.ahead = ahead(real.instant());
  }

  /**
   * At start, before anything is ended: a clock far behind what was seen last is wrong, or the one
   * before was; one far ahead of it may be wrong, or the service was away.
   *
   * @param seen the newest real time that the database knows
   */
  public synchronized void startedAfter(Instant seen) {
    Duration since = Duration.between(seen, real.instant());
    if (since.compareTo(AWAY) > 0) {
      ahead = ahead.minus(since);
    } else if (since.negated().compareTo(TOLERANCE) > 0) {
      notBefore = seen;
    }
    isDoubtful();
  }

  /** Whether nothing is to be ended now. */
  public synchronized boolean isDoubtful() {
    // read once: between two readings the clock may leap
    Instant now = real.instant();
    Duration aheadNow = ahead(now);
    Duration leap = aheadNow.minus(ahead);
    boolean behind = now.isBefore(notBefore);
    boolean doubtful = behind || leap.compareTo(TOLERANCE) > 0;
    if (!doubtful) {
      // clocks are set a little all the time, and back is never too early
      ahead = aheadNow;
    }
    if (doubtful != doubted) {
      doubted = doubtful;
      if (behind) {
        LOG.warnf("the clock is behind what the database saw at %s", notBefore);
      } else {
        LOG.warnf(
            doubtful ? "the clock has leapt forward by %s" : "the clock is believed again", leap);
      }
    }
    return doubtful;
  }

  /**
   * Whether nothing is to be ended by what a clock has shown: it is doubted, or has been set back
   * since. What is judged is the very reading by which something is ended; a clock that is right
   * before or after it says nothing of the moment between.
   *
   * @param shown the reading
   * @param clock the one it was read from, of real or legal time
   */
  public boolean doubts(Instant shown, Clock clock) {
    return isDoubtful() || Duration.between(clock.instant(), shown).compareTo(TOLERANCE) > 0;
  }

  /**
   * The other institution's clock says the same, unless ours was set after its message verified.
   *
   * @param said when a message of the other institution was signed that has just verified
   */
  public synchronized void agrees(Instant said) {
    Instant now = real.instant();
    if (Duration.between(said, now).abs().compareTo(TOLERANCE) <= 0) {
      ahead = ahead(now);
      notBefore = Instant.MIN;
    }
  }

  /** How far a reading is ahead of what only goes on, from some beginning. */
  private Duration ahead(Instant now) {
    return Duration.between(Instant.EPOCH, now).minus(Duration.ofNanos(nanos.getAsLong()));
  }
}
