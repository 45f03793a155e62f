package org.chakong.runtime.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.disk.PrivateFiles;

/**
 * The clock of legal time (SLA, terms, expiry), zone Asia/Shanghai: real time plus an offset that
 * only demo mode ever sets. The offset is kept in a file so that a restart goes on from there, and
 * the replicas of a service, which in demo mode share their data directory, all follow a move. It
 * shows whole microseconds, as the databases keep them, so that what is told at once is what is
 * read later.
 */
public final class LegalClock extends Clock {

  private final Clock real;
  private final ZoneId zone;
  private final Shift shift;

  private LegalClock(Clock real, ZoneId zone, Shift shift) {
    this.real = real;
    this.zone = zone;
    this.shift = shift;
  }

  /** Legal time as it is: no offset, none to come. */
  public static LegalClock unmoved(Clock real) {
    return new LegalClock(real, LegalZone.ZONE, new Shift(null));
  }

  /** Goes on from the offset kept in the file, if there is one. */
  static LegalClock resumed(Clock real, Path kept) throws IOException {
    Shift shift = new Shift(kept);
    shift.read();
    return new LegalClock(real, LegalZone.ZONE, shift);
  }

  /** Moves the clock and keeps the offset; what was kept stays whole through a crash. */
  void move(Duration newOffset, Path keep) throws IOException {
    PrivateFiles.directory(keep.toAbsolutePath().getParent());
    shift.moveTo(newOffset, keep);
  }

  /** How far legal time is ahead of real time; negative when behind. */
  public Duration offset() {
    return shift.now();
  }

  /**
   * Does again what was done before and lost with a database: for this thread, until it is done,
   * the clock stands at that time.
   */
  public <T> T asOf(Instant then, Supplier<T> work) {
    Instant before = shift.standing.get();
    shift.standing.set(then);
    try {
      return work.get();
    } finally {
      if (before == null) {
        shift.standing.remove();
      } else {
        shift.standing.set(before);
      }
    }
  }

  @Override
  public Instant instant() {
    Instant standing = shift.standing.get();
    return standing == null
        ? real.instant().plus(shift.now()).truncatedTo(ChronoUnit.MICROS)
        : standing;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new LegalClock(real, other, shift);
  }

  /** The offset, looked up again now and then where another process may have moved it. */
  private static final class Shift {

    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(250).toNanos();

    private final Path kept;
    private final ThreadLocal<Instant> standing = new ThreadLocal<>();
    private volatile Duration offset = Duration.ZERO;
    private volatile long readAt = System.nanoTime();

    /**
     * @param kept the file of demo mode; null where time is never moved
     */
    private Shift(Path kept) {
      this.kept = kept;
    }

    private Duration now() {
      if (kept != null && System.nanoTime() - readAt > LOOK_AGAIN_NANOS) {
        readAt = System.nanoTime();
        try {
          read();
        } catch (IOException | DateTimeException unreadable) {
          // what was read last holds: a clock that throws would stop everything
          return offset;
        }
      }
      return offset;
    }

    private synchronized void moveTo(Duration newOffset, Path keep) throws IOException {
      Path draft = keep.resolveSibling(keep.getFileName() + ".new");
      Files.writeString(draft, newOffset.toString());
      Files.move(draft, keep, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      offset = newOffset;
    }

    /**
     * Not while it is moved: what stood in the file before would take the move back for a moment.
     */
    private synchronized void read() throws IOException {
      if (Files.exists(kept)) {
        offset = Duration.parse(Files.readString(kept).strip());
      }
    }
  }
}
