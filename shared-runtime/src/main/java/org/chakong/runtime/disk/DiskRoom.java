package org.chakong.runtime.disk;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.chakong.runtime.database.DatabaseBusy;
import org.chakong.runtime.start.ServiceRoom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether the disk is full or nearly so: as the database has just said, wherever it is, and as the
 * service's own directory shows.
 */
@ApplicationScoped
public class DiskRoom {

  private static final long REMEMBERED_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long MEBIBYTE = 1L << 20;
  private static final long UNKNOWN = -1;

  private final Path room;
  private final long leastMegabytes;
  private volatile long fullAt = System.nanoTime() - REMEMBERED_NANOS;

  DiskRoom(
      ServiceRoom room,
      @ConfigProperty(name = "chakong.disk.least-megabytes", defaultValue = "256") long least) {
    this.room = room.path(".");
    this.leastMegabytes = least;
  }

  /** Remembers for a minute that the database had no room, if that is what failed. */
  public void note(Throwable failure) {
    if (DatabaseBusy.isFull(failure)) {
      fullAt = System.nanoTime();
    }
  }

  /** Whether the database said so within the last minute. */
  boolean isDatabaseFull() {
    return System.nanoTime() - fullAt < REMEMBERED_NANOS;
  }

  boolean isShort() {
    long free = freeMegabytes();
    return isDatabaseFull() || free != UNKNOWN && free < leastMegabytes;
  }

  /** Where the service keeps its files; -1 where that cannot be found out. */
  long freeMegabytes() {
    try {
      return Files.exists(room) ? Files.getFileStore(room).getUsableSpace() / MEBIBYTE : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
