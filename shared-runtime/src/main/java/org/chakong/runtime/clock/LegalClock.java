package org.chakong.runtime.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.disk.PrivateFiles;

/**
 * The clock of legal time (SLA, terms, expiry), zone Asia/Shanghai: real time plus an offset that
 * only demo mode ever sets. The offset is kept in a file so that a restart goes on from there.
 */
public final class LegalClock extends Clock {

  private final Clock real;
  private final ZoneId zone;
  private final AtomicReference<Duration> offset;

  private LegalClock(Clock real, ZoneId zone, AtomicReference<Duration> offset) {
    this.real = real;
    this.zone = zone;
    this.offset = offset;
  }

  /** Legal time as it is: no offset, none to come. */
  public static LegalClock unmoved(Clock real) {
    return new LegalClock(real, LegalZone.ZONE, new AtomicReference<>(Duration.ZERO));
  }

  /** Goes on from the offset kept in the file, if there is one. */
  static LegalClock resumed(Clock real, Path kept) throws IOException {
    LegalClock clock = unmoved(real);
    if (Files.exists(kept)) {
      clock.offset.set(Duration.parse(Files.readString(kept).strip()));
    }
    return clock;
  }

  /** Moves the clock and keeps the offset; what was kept stays whole through a crash. */
  void move(Duration newOffset, Path keep) throws IOException {
    PrivateFiles.directory(keep.toAbsolutePath().getParent());
    Path draft = keep.resolveSibling(keep.getFileName() + ".new");
    Files.writeString(draft, newOffset.toString());
    Files.move(draft, keep, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    offset.set(newOffset);
  }

  /** How far legal time is ahead of real time; negative when behind. */
  public Duration offset() {
    return offset.get();
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new LegalClock(real, other, offset);
  }
}
