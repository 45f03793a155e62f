package org.chakong.runtime.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where an embedded server keeps its write-ahead log (预写日志) for recovery.
 *
 * @param dir made if missing
 * @param every a segment at least so often: what is not archived is lost with the disk
 */
public record WalArchive(Path dir, Duration every) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+@=-]+");

  /** A segment appears under its name only when it is whole, and is never written over. */
  String command() throws IOException {
    String path = checked(dir);
    return "test ! -f \"%1$s/%%f\" && cp \"%%p\" \"%1$s/.%%f\" && mv \"%1$s/.%%f\" \"%1$s/%%f\""
        .formatted(path);
  }

  /** The path as a shell and PostgreSQL's configuration both take it. */
  static String checked(Path archive) throws IOException {
    if (!PLAIN.matcher(archive.toString()).matches()) {
      throw new IOException(archive + " has characters that an archive's path may not have");
    }
    return archive.toString();
  }
}
