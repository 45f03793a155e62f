package org.chakong.runtime.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lets older base backups of a service go, and of the archived log what none of the kept ones
 * needs. PostgreSQL's own {@code pg_archivecleanup} does not come with the embedded server.
 */
final class KeptBackups {

  private static final Pattern START =
      Pattern.compile(
          "START WAL LOCATION: ([0-9A-F]{1,8})/([0-9A-F]{1,8}) \\(file ([0-9A-F]{24})\\)");

  /** A segment, whole or partial, or the note of a backup; the histories of timelines stay. */
  private static final Pattern SEGMENT =
      Pattern.compile("[0-9A-F]{8}([0-9A-F]{16})(\\.[0-9A-F]{8}\\.backup|\\.partial)?(\\.gz)?");

  private static final int TIMELINE = 8;
  private static final int HEXADECIMAL = 16;
  private static final int HALF_BITS = 32;

  private KeptBackups() {}

  /** What has left. */
  record Gone(int backups, int segments) {}

  /**
   * A backup and where its log begins. Later ones begin later, or on a later timeline: no clock is
   * asked which is the newest.
   */
  private record Taken(Path room, String segment, long position) implements Comparable<Taken> {

    String timeline() {
      return segment.substring(0, TIMELINE);
    }

    /** As {@code pg_archivecleanup} compares: whatever the timeline. */
    String place() {
      return segment.substring(TIMELINE);
    }

    @Override
    public int compareTo(Taken other) {
      return Comparator.comparing(Taken::timeline)
          .thenComparing(Taken::position)
          .compare(this, other);
    }
  }

  /**
   * @param newest the backup just taken; the others lie beside it as {@code ../../NAME/SERVICE}
   * @param keep how many backups stay, the newest among them; at least 1
   * @throws IOException when the archive or the newest backup is not what it seems; then nothing
   *     has left
   */
  static Gone keep(int keep, Path newest, Path archive) throws IOException {
    List<Taken> all = beside(newest);
    if (all.isEmpty() || !all.getLast().room().equals(newest)) {
      throw new IOException(
          "backups beside " + newest + " begin after it: of another database? nothing was removed");
    }
    String first = all.getLast().segment();
    if (Files.notExists(archive.resolve(first))
        && Files.notExists(archive.resolve(first + ".gz"))) {
      throw new IOException(
          archive + " has no log of this backup: another archive? nothing was removed");
    }
    List<Taken> old = all.subList(0, Math.max(0, all.size() - keep));
    List<Taken> kept = all.subList(old.size(), all.size());
    String needed = kept.stream().map(Taken::place).min(Comparator.naturalOrder()).orElseThrow();
    for (Taken backup : old) {
      // from now on it is no backup, should this be cut short
      Files.delete(backup.room().resolve(BaseBackup.COMPLETE));
      remove(backup.room());
    }
    return new Gone(old.size(), removeBefore(needed, archive));
  }

  private static List<Taken> beside(Path newest) throws IOException {
    List<Taken> all = new ArrayList<>();
    try (Stream<Path> named = Files.list(newest.getParent().getParent())) {
      for (Path name : named.toList()) {
        Path room = name.resolve(newest.getFileName());
        if (Files.exists(room.resolve(BaseBackup.COMPLETE))) {
          all.add(taken(room));
        }
      }
    }
    all.sort(Comparator.naturalOrder());
    return all;
  }

  private static Taken taken(Path room) throws IOException {
    Path label = room.resolve("pg/backup_label");
    Matcher start = START.matcher(Files.readString(label));
    if (!start.find()) {
      throw new IOException(label + " does not say where the log begins");
    }
    long position =
        Long.parseLong(start.group(1), HEXADECIMAL) << HALF_BITS
            | Long.parseLong(start.group(2), HEXADECIMAL);
    return new Taken(room, start.group(3), position);
  }

  private static int removeBefore(String needed, Path archive) throws IOException {
    int removed = 0;
    try (Stream<Path> files = Files.list(archive)) {
      for (Path file : files.toList()) {
        Matcher segment = SEGMENT.matcher(file.getFileName().toString());
        if (segment.matches() && segment.group(1).compareTo(needed) < 0) {
          Files.delete(file);
          removed++;
        }
      }
    }
    return removed;
  }

  /** With all that is in it. */
  static void remove(Path tree) throws IOException {
    if (Files.notExists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
