package org.chakong.acceptance.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** One service of the drill as a process of its own, with a database that archives its log. */
final class DrillService implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int OK = 200;

  private final String name;
  private final Path jar;
  private final Path data;
  private final int port = freePort();
  private int peerPort;
  private Process process;

  DrillService(String name, Path jar, Path data) {
    this.name = name;
    this.jar = jar;
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

  Path archive() {
    return data.resolve("archive").resolve(name);
  }

  void start() {
    try {
      Path log = Files.createDirectories(data.resolve(name)).resolve("log");
      process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Xmx512m",
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "-Dchakong.demo=true",
                      "-Dchakong.parent=" + ProcessHandle.current().pid(),
                      "-Dchakong.data=" + data,
                      "-Dchakong.centre=410800",
                      "-Dchakong.database.archive=" + data.resolve("archive"),
                      // the segments of a drill are nearly empty; in service a minute is the
                      // default
                      "-Dchakong.database.archive-every=2s",
                      "-Dchakong.peer.url=http://127.0.0.1:" + peerPort,
                      "-Dquarkus.http.port=" + port,
                      "-jar",
                      jar.toString()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("the " + name + " cannot be started", e);
    }
  }

  void awaitReady() {
    long end = System.nanoTime() + START.toNanos();
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException(
            "the " + name + " is not ready, see " + data.resolve(name).resolve("log"));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private boolean ready() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest ask = HttpRequest.newBuilder(uri().resolve("/q/health/ready")).build();
      return client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Service and database end without any chance to tidy up, and the data directory is gone. */
  void destroy() throws IOException, InterruptedException {
    Path pg = data.resolve(name).resolve("pg");
    long server =
        Long.parseLong(Files.readAllLines(pg.resolve("postmaster.pid")).getFirst().strip());
    process.destroyForcibly().waitFor();
    // its children end by themselves once the server is gone
    ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (ProcessHandle.of(server).filter(ProcessHandle::isAlive).isPresent()
        && System.nanoTime() < end) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    delete(pg);
  }

  static void delete(Path tree) throws IOException {
    for (int attempt = 0; Files.exists(tree); attempt++) {
      try (Stream<Path> files = Files.walk(tree)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException stillWritten) {
        if (attempt > 20) {
          throw stillWritten;
        }
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  @Override
  public void close() {
    if (process == null || !process.isAlive()) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }
}
