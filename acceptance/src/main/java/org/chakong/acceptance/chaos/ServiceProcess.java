package org.chakong.acceptance.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One process of a service in demo mode and the PostgreSQL it brings along. Both can be killed; a
 * dead service is started again as a service supervisor would, its PostgreSQL is its own affair.
 */
final class ServiceProcess implements AutoCloseable {

  private static final Duration END = Duration.ofSeconds(30);
  private static final Duration ANSWER = Duration.ofSeconds(3);

  /** As {@code RestartSec} of systemd, only shorter. */
  private static final Duration RESTART = Duration.ofMillis(200);

  private final Kind kind;
  private final Path data;
  private final int port;
  private final List<String> command;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();
  private Process process;
  private boolean closing;

  private ServiceProcess(Kind kind, Path data, int port, List<String> command) {
    this.kind = kind;
    this.data = data;
    this.port = port;
    this.command = command;
  }

  /** The two services. */
  enum Kind {
    GATEWAY("gateway", "court-gateway"),
    FUND("fund", "fund-adapter");

    private final String room;
    private final String module;

    Kind(String room, String module) {
      this.room = room;
      this.module = module;
    }

    /** Its directory under the data. */
    String room() {
      return room;
    }
  }

  /**
   * A service that is not started yet.
   *
   * @param root where the modules are built
   * @param peerPort where it finds the other service
   */
  static ServiceProcess of(
      Kind kind, Path root, Path data, int port, int peerPort, List<String> settings) {
    Path target = root.resolve(kind.module).resolve("target");
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // an agent is loaded where the machine's clock is to leap
    words.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading"));
    Path cache = target.resolve("start.aot");
    words.add(
        Files.exists(cache) && Runtime.version().feature() >= 25
            ? "-XX:AOTCache=" + cache
            : "-XX:TieredStopAtLevel=1");
    words.add("-Dchakong.demo=true");
    words.add("-Dchakong.parent=" + ProcessHandle.current().pid());
    words.add("-Dchakong.data=" + data);
    words.add("-Dchakong.centre=410800");
    words.add("-Dchakong.peer.url=http://127.0.0.1:" + peerPort);
    words.add("-Dquarkus.http.port=" + port);
    words.addAll(settings);
    words.addAll(List.of("-jar", target.resolve("quarkus-app/quarkus-run.jar").toString()));
    return new ServiceProcess(kind, data, port, words);
  }

  Kind kind() {
    return kind;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Of its process at this moment. */
  long pid() {
    return process().pid();
  }

  /** Its database, to be changed behind its back. */
  Tables tables() {
    return new Tables(data.resolve(kind.room));
  }

  synchronized void start() {
    if (closing) {
      return;
    }
    try {
      Path log = Files.createDirectories(data.resolve(kind.room)).resolve("chaos.log");
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("a service cannot be started", e);
    }
    Process begun = process;
    Thread.ofVirtual().start(() -> startAfter(begun));
  }

  private void startAfter(Process ended) {
    ended.onExit().join();
    Weather.pause(RESTART);
    start();
  }

  /** Whether it serves, on a database that is there. */
  boolean ready() {
    return postmaster().isPresent() && answers();
  }

  private boolean answers() {
    try {
      HttpRequest question =
          HttpRequest.newBuilder(address().resolve("/q/health/ready")).timeout(ANSWER).build();
      return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Kill −9; whether it was running. */
  boolean kill() {
    return kill(process().toHandle());
  }

  /** Kill −9 of the whole PostgreSQL server; whether there was one. */
  boolean killDatabase() {
    return postmaster().map(ServiceProcess::kill).orElse(false);
  }

  /** Kill −9 of one of the server's processes, for which it ends all others and recovers. */
  boolean killBackend(int which) {
    List<ProcessHandle> processes =
        postmaster().map(server -> server.children().toList()).orElse(List.of());
    return !processes.isEmpty() && kill(processes.get(Math.floorMod(which, processes.size())));
  }

  /** Returns when it is gone, so that nobody takes it for the one that comes back. */
  private static boolean kill(ProcessHandle victim) {
    boolean killed = victim.destroyForcibly();
    victim.onExit().completeOnTimeout(victim, ANSWER.toSeconds(), TimeUnit.SECONDS).join();
    return killed;
  }

  private synchronized Process process() {
    return process;
  }

  private Optional<ProcessHandle> postmaster() {
    try {
      List<String> lines = Files.readAllLines(data.resolve(kind.room).resolve("pg/postmaster.pid"));
      return lines.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::isServer);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the server's pid file cannot be read", e);
    }
  }

  /** A pid file may outlive its server, and another program have the number now. */
  private boolean isServer(ProcessHandle named) {
    Path pg = data.resolve(kind.room).resolve("pg");
    return named.info().commandLine().filter(line -> line.contains(pg.toString())).isPresent();
  }

  /** Whether commits reach the disk, as the server was told when it was started. */
  boolean syncs() {
    try {
      String options = Files.readString(data.resolve(kind.room).resolve("pg/postmaster.opts"));
      return options.contains("fsync=on") && !options.contains("fsync=off");
    } catch (IOException e) {
      throw new UncheckedIOException("the server's options cannot be read", e);
    }
  }

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
        last.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    postmaster().ifPresent(ProcessHandle::destroy);
  }
}
