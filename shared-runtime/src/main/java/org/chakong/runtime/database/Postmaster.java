package org.chakong.runtime.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The server process PostgreSQL's own {@code postmaster.pid} names. */
record Postmaster(ProcessHandle process, int port) {

  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  /**
   * The server that still runs on this data directory, if any. A pid file left by a dead server, or
   * whose number another program has now, is removed: PostgreSQL would take it for a rival.
   */
  static Optional<Postmaster> running(Path pgData) throws IOException {
    Path pidFile = pgData.resolve("postmaster.pid");
    if (Files.notExists(pidFile)) {
      return Optional.empty();
    }
    Optional<Postmaster> found = parse(Files.readAllLines(pidFile)).filter(Postmaster::isServer);
    if (found.isEmpty()) {
      Files.deleteIfExists(pidFile);
    }
    return found;
  }

  private static Optional<Postmaster> parse(List<String> lines) {
    if (lines.size() <= PORT_LINE) {
      return Optional.empty();
    }
    try {
      long pid = Long.parseLong(lines.get(PID_LINE).strip());
      int port = Integer.parseInt(lines.get(PORT_LINE).strip());
      return ProcessHandle.of(pid).map(process -> new Postmaster(process, port));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** An unreadable command line counts as a server: wrongly waiting is safer than two servers. */
  private boolean isServer() {
    return process.isAlive()
        && process.info().command().map(c -> c.contains("postgres")).orElse(true);
  }
}
