package org.chakong.acceptance.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.chakong.acceptance.client.FreePort;

/** One service of the drill as a process of its own, with a database that archives its log. */
final class DrillService implements AutoCloseable {

  /** In service a minute is the default; the segments of a drill are nearly empty. */
  static final Duration ARCHIVED_EVERY = Duration.ofSeconds(2);

  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration END = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int OK = 200;
  private static final int AOT_JDK = 25;

  private final String name;
  private final Path target;
  private final Path data;
  private final int port = FreePort.next();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private int peerPort;
  private Process process;
  private boolean closing;

  /**
   * @param target where its module is built
   */
  DrillService(String name, Path target, Path data) {
    this.name = name;
    this.target = target;
    this.data = data;
  }

  void knows(DrillService peer) {
    peerPort = peer.port;
  }

  String name() {
    return name;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  synchronized void start() {
    if (closing) {
      throw new IllegalStateException("interrupted");
    }
    try {
      Path log = Files.createDirectories(data.resolve(name)).resolve("log");
      process =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("the " + name + " cannot be started", e);
    }
  }

  private List<String> command() {
    Path cache = target.resolve("start.aot");
    boolean cached = Files.exists(cache) && Runtime.version().feature() >= AOT_JDK;
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
    words.add(cached ? "-XX:AOTCache=" + cache : "-XX:TieredStopAtLevel=1");
    words.add("-Dchakong.demo=true");
    words.add("-Dchakong.parent=" + ProcessHandle.current().pid());
    words.add("-Dchakong.data=" + data);
    words.add("-Dchakong.centre=410800");
    words.add("-Dchakong.database.archive=" + data.resolve("archive"));
    words.add("-Dchakong.database.archive-every=" + ARCHIVED_EVERY.toSeconds() + "s");
    // what else waits for seconds or minutes would only make the drill longer
    words.addAll(List.of("-Dchakong.evidence.every=1s", "-Dchakong.evidence.patience=500ms"));
    words.addAll(List.of("-Dchakong.silence.every=1s", "-Dchakong.silence.ask-after=3s"));
    words.add("-Dchakong.peer.url=http://127.0.0.1:" + peerPort);
    words.add("-Dquarkus.http.port=" + port);
    words.addAll(List.of("-jar", target.resolve("quarkus-app/quarkus-run.jar").toString()));
    return words;
  }

  /** Until it answers anything: its database has come up, and its log is replayed. */
  void awaitAnswers() {
    await(status -> status > 0);
  }

  void awaitReady() {
    await(status -> status == OK);
  }

  private void await(IntPredicate wanted) {
    long end = System.nanoTime() + START.toNanos();
    while (!wanted.test(status())) {
      if (!running().isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException(
            "the " + name + " is not ready, see " + data.resolve(name).resolve("log"));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Of the question whether it is ready; 0 where nobody answers. */
  private int status() {
    HttpRequest ask =
        HttpRequest.newBuilder(uri().resolve("/q/health/ready"))
            .timeout(Duration.ofSeconds(3))
            .build();
    try {
      return client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private synchronized Process running() {
    return process;
  }

  /** When the newest finished segment of its log reached the archive. */
  Instant archivedUntil() throws IOException {
    Instant newest = Instant.EPOCH;
    try (Stream<Path> files = Files.list(data.resolve("archive").resolve(name))) {
      for (Path file : files.filter(f -> !f.getFileName().toString().startsWith(".")).toList()) {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        newest = written.isAfter(newest) ? written : newest;
      }
    }
    return newest;
  }

  /** Service and database end without any chance to tidy up, and the data directory is gone. */
  void destroy() throws IOException, InterruptedException {
    Optional<ProcessHandle> server = postmaster();
    // first the service: it would start its database again
    running().destroyForcibly().waitFor();
    server.ifPresent(DrillService::kill);
    delete(pg());
  }

  private Path pg() {
    return data.resolve(name).resolve("pg");
  }

  private Optional<ProcessHandle> postmaster() {
    try {
      List<String> lines = Files.readAllLines(pg().resolve("postmaster.pid"));
      return lines.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::isServer);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A pid file may outlive its server, and another program have the number now. */
  private boolean isServer(ProcessHandle named) {
    return named.info().commandLine().filter(line -> line.contains(pg().toString())).isPresent();
  }

  /** Its children end by themselves once the server is gone. */
  private static void kill(ProcessHandle server) {
    server.destroyForcibly();
    server.onExit().completeOnTimeout(server, END.toSeconds(), TimeUnit.SECONDS).join();
  }

  private static void delete(Path tree) throws IOException {
    long end = System.nanoTime() + END.toNanos();
    while (Files.exists(tree)) {
      try (Stream<Path> files = Files.walk(tree)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException stillWritten) {
        if (System.nanoTime() > end) {
          throw stillWritten;
        }
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  /** Ends the service and its database, whatever either is doing; nothing is started after. */
  @Override
  public void close() {
    Process last;
    synchronized (this) {
      closing = true;
      last = process;
    }
    if (last == null) {
      return;
    }
    last.destroy();
    try {
      if (!last.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
        last.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      last.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    postmaster().ifPresent(DrillService::kill);
  }
}
