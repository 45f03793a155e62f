package org.chakong.runtime.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where an embedded server keeps its write-ahead log (预写日志) for recovery: compressed, for a segment
 * that is closed by the minute is nearly empty.
 *
 * @param dir made if missing
 * @param every a segment at least so often: what is not archived is lost with the disk
 */
public record WalArchive(Path dir, Duration every) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+@=-]+");

  // a server killed before it has noted that a segment is archived brings it once more
  private static final String ARCHIVE =
      """
      if test -f "DIR/%f"; then cmp -s "%p" "DIR/%f" && sync "DIR"; \
      elif test -f "DIR/%f.gz"; then gzip -dc "DIR/%f.gz" | cmp -s - "%p" && sync "DIR"; \
      else gzip -1 -n -c "%p" > "DIR/.%f.gz" && sync "DIR/.%f.gz" \
      && mv "DIR/.%f.gz" "DIR/%f.gz" && sync "DIR"; fi\
      """;

  // above 125 recovery stops; with anything less it would take the log for at its end
  private static final String RESTORE =
      """
      if test -f "DIR/%f.gz"; then gzip -dc "DIR/%f.gz" > "%p" || exit 255; \
      elif test -f "DIR/%f"; then cp "DIR/%f" "%p" || exit 255; \
      elif test -d "DIR"; then exit 1; else exit 255; fi\
      """;

  /**
   * PostgreSQL's {@code archive_command}. A segment appears under its name only when it is whole
   * and on the disk, and is never written over: the same again is archived already, other content
   * of the same name is an error.
   */
  String command() throws IOException {
    return in(dir, ARCHIVE);
  }

  /**
   * PostgreSQL's {@code restore_command}, of compressed and of plain segments. One that is there
   * and cannot be read ends the recovery, and so does an archive that is not there at all.
   */
  static String restoreCommand(Path archive) throws IOException {
    return in(archive, RESTORE);
  }

  /** The path as a shell and PostgreSQL's configuration both take it. */
  private static String in(Path archive, String command) throws IOException {
    if (!PLAIN.matcher(archive.toString()).matches()) {
      throw new IOException(archive + " has characters that an archive's path may not have");
    }
    return command.replace("DIR", archive.toString());
  }
}
