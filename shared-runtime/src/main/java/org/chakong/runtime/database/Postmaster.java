package org.chakong.runtime.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The server process PostgreSQL's own {@code postmaster.pid} names. */
record Postmaster(ProcessHandle process, int port) {

  private static final Duration POLL = Duration.ofMillis(20);
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;
  private static final int CONNECT_MILLIS = 1000;

  /**
   * The server that still runs on this data directory, if any; one that is just starting or
   * stopping is waited for. A pid file left by a dead server, or whose number another program has
   * now, is removed: PostgreSQL would take it for a rival.
   */
  static Optional<Postmaster> running(Path pgData, Duration patience) throws IOException {
    Path pidFile = pgData.resolve("postmaster.pid");
    long end = System.nanoTime() + patience.toNanos();
    while (Files.exists(pidFile)) {
      Optional<Postmaster> named = read(pidFile);
      if (named.isPresent() && named.get().listens()) {
        return named;
      }
      if (named.isEmpty()) {
        Files.deleteIfExists(pidFile);
        return Optional.empty();
      }
      if (System.nanoTime() > end) {
        throw new IOException("PostgreSQL in " + pgData + " neither answers nor ends");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return Optional.empty();
  }

  /** Whether the server's process is there, be it starting or not; asks the server nothing. */
  static boolean isAlive(Path pgData) {
    try {
      return read(pgData.resolve("postmaster.pid")).isPresent();
    } catch (IOException e) {
      // the server is just writing it
      return true;
    }
  }

  private static Optional<Postmaster> read(Path pidFile) throws IOException {
    try {
      return parse(Files.readAllLines(pidFile)).filter(Postmaster::isServer);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
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

  /**
   * An ended server that nobody waited for keeps its number and counts as alive, but tells no
   * command; nor does somebody else's process. Either counts only if it listens.
   */
  private boolean isServer() {
    return process.isAlive()
        && process.info().command().map(name -> name.contains("postgres")).orElseGet(this::listens);
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
