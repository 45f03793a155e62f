package org.chakong.runtime.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** The server process PostgreSQL's own {@code postmaster.pid} names. */
record Postmaster(ProcessHandle process, int port) {

  private static final Duration POLL = Duration.ofMillis(20);

  /** Written at once: a file that names no server after this was left by a crash. */
  private static final Duration YOUNG = Duration.ofSeconds(10);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;
  private static final int CONNECT_MILLIS = 1000;

  /**
   * What the pid file says.
   *
   * @param server the process it names, if that is a server
   * @param unfinished whether it names none yet: the server makes the file, then writes it
   */
  private record PidFile(List<String> lines, Optional<Postmaster> server, boolean unfinished) {

    boolean isAlive() {
      return unfinished || server.isPresent();
    }
  }

  /**
   * The server that still runs on this data directory, if any; one that is just starting or
   * stopping is waited for. A pid file left by a dead server, or whose number another program has
   * now, is removed: PostgreSQL would take it for a rival.
   *
   * @param real that of the file system: a young file is still being written
   */
  static Optional<Postmaster> running(Path pgData, Duration patience, Clock real)
      throws IOException {
    Path file = pgData.resolve("postmaster.pid");
    long end = System.nanoTime() + patience.toNanos();
    for (Optional<PidFile> found = read(file, real); found.isPresent(); found = read(file, real)) {
      Optional<Postmaster> named = found.get().server();
      if (named.isPresent() && named.get().listens()) {
        return named;
      }
      if (!found.get().isAlive()) {
        remove(file, found.get(), real);
      } else if (System.nanoTime() > end) {
        throw new IOException("PostgreSQL in " + pgData + " neither answers nor ends");
      } else {
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
    return Optional.empty();
  }

  /** Unless a server that starts has put its own there since. */
  private static void remove(Path file, PidFile dead, Clock real) throws IOException {
    if (read(file, real).filter(now -> now.lines().equals(dead.lines())).isPresent()) {
      Files.deleteIfExists(file);
    }
  }

  /** Whether the server's process is there, be it starting or not; asks the server nothing. */
  static boolean isAlive(Path pgData, Clock real) {
    try {
      return read(pgData.resolve("postmaster.pid"), real).filter(PidFile::isAlive).isPresent();
    } catch (IOException e) {
      // the server is just writing it
      return true;
    }
  }

  private static Optional<PidFile> read(Path file, Clock real) throws IOException {
    try {
      List<String> lines = Files.readAllLines(file);
      boolean whole = isNumber(lines, PID_LINE) && isNumber(lines, PORT_LINE);
      return Optional.of(
          whole
              ? new PidFile(lines, named(lines).filter(Postmaster::isServer), false)
              : new PidFile(lines, Optional.empty(), isYoung(file, real)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static boolean isNumber(List<String> lines, int line) {
    return lines.size() > line && NUMBER.matcher(lines.get(line).strip()).matches();
  }

  private static Optional<Postmaster> named(List<String> lines) {
    long pid = Long.parseLong(lines.get(PID_LINE).strip());
    int port = Integer.parseInt(lines.get(PORT_LINE).strip());
    return ProcessHandle.of(pid).map(process -> new Postmaster(process, port));
  }

  /** Either way: a clock that was set back must not keep a dead server's file for ever. */
  private static boolean isYoung(Path file, Clock real) throws IOException {
    long age = real.millis() - Files.getLastModifiedTime(file).toMillis();
    return Math.abs(age) < YOUNG.toMillis();
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
