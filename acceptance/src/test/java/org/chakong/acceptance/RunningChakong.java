package org.chakong.acceptance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.chakong.acceptance.chaos.Tables;
import org.chakong.acceptance.client.FreePort;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.Wire;
import org.chakong.acceptance.client.World;

/** Both services as real processes, each on its own embedded PostgreSQL, in demo mode. */
final class RunningChakong implements AutoCloseable {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Duration START = Duration.ofMinutes(5);

  private final Path data;
  private final String fundCentre;
  private final List<String> settings;
  private final int gatewayPort = FreePort.next();
  private final int fundPort = FreePort.next();
  private Process gateway;
  private Process fund;
  private Relay relay;

  private RunningChakong(Path data, String fundCentre, List<String> settings) {
    this.data = data;
    this.fundCentre = fundCentre;
    this.settings = List.copyOf(settings);
  }

  /** Starts both on a data directory, which may hold what an earlier run left. */
  static RunningChakong start(Path data, String fundCentre) {
    return start(data, fundCentre, List.of());
  }

  /**
   * Starts both with settings of their own.
   *
   * @param settings system properties as on a command line, {@code -Dname=value}
   */
  static RunningChakong start(Path data, String fundCentre, List<String> settings) {
    var running = new RunningChakong(data, fundCentre, settings);
    running.startFund();
    running.startGateway();
    running.awaitReady();
    return running;
  }

  /** The same, with the gateway's line to the adapter over a relay that can be cut. */
  static RunningChakong startWithRelay(Path data, String fundCentre, List<String> settings) {
    var running = new RunningChakong(data, fundCentre, settings);
    running.relay = new Relay(running.fundPort);
    running.startFund();
    running.startGateway();
    running.awaitReady();
    return running;
  }

  void startGateway() {
    gateway =
        launch("court-gateway", "gateway", gatewayPort, relay == null ? fundPort : relay.port());
  }

  Relay relay() {
    return relay;
  }

  void startFund() {
    fund = launch("fund-adapter", "fund", fundPort, gatewayPort);
  }

  /** Starts what a test left dead. */
  void revive() {
    if (!fund.isAlive()) {
      startFund();
    }
    if (!gateway.isAlive()) {
      startGateway();
    }
    awaitReady();
  }

  void awaitReady() {
    Awaitility.await().atMost(START).until(() -> ready(gatewayPort) && ready(fundPort));
  }

  World world() {
    return new World(uri(gatewayPort), uri(fundPort), fundCentre);
  }

  Path data() {
    return data;
  }

  /** Lets legal time go on to a moment while the gateway is down. */
  void passWithoutGateway(Instant to) {
    pass(world().fund(), "gateway", to);
  }

  /** Lets legal time go on to a moment while the adapter is down. */
  void passWithoutFund(Instant to) {
    pass(world().gateway(), "fund", to);
  }

  /** The one that is down reads where its clock stands when it starts. */
  private void pass(Wire up, String down, Instant to) {
    String offset = Duration.between(Instant.now(), to).toString();
    ObjectNode wish = JsonNodeFactory.instance.objectNode().put("offset", offset);
    Reply moved = up.json("PUT", "/demo/v1/clock", null, Map.of(), wish);
    if (moved.status() != 200) {
      throw new IllegalStateException("the clock is not moved: " + moved.status());
    }
    try {
      Files.writeString(data.resolve(down).resolve("demo-clock"), offset);
    } catch (IOException e) {
      throw new UncheckedIOException("the clock of what is down is not moved", e);
    }
  }

  /** Ends the adapter without any chance to tidy up. */
  void killFund() throws InterruptedException {
    fund.destroyForcibly().waitFor();
  }

  /** Ends the gateway without any chance to tidy up. */
  void killGateway() throws InterruptedException {
    gateway.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    if (relay != null) {
      relay.close();
    }
    List.of(gateway, fund).forEach(Process::destroy);
    try {
      for (Process process : List.of(gateway, fund)) {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
          throw new IllegalStateException("a service did not end within two minutes of TERM");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the services end", e);
    }
  }

  /** Starts one more pair on the databases and in the rooms of the first. */
  Replica startReplica() {
    int otherGateway = FreePort.next();
    int otherFund = FreePort.next();
    try {
      Process fundToo =
          launch(
              "fund-adapter",
              "fund",
              otherFund,
              otherGateway,
              Tables.settings(data.resolve("fund")));
      Process gatewayToo =
          launch(
              "court-gateway",
              "gateway",
              otherGateway,
              otherFund,
              Tables.settings(data.resolve("gateway")));
      Awaitility.await().atMost(START).until(() -> ready(otherGateway) && ready(otherFund));
      return new Replica(
          gatewayToo, fundToo, new World(uri(otherGateway), uri(otherFund), fundCentre));
    } catch (IOException e) {
      throw new UncheckedIOException("the first pair's databases are not to be found", e);
    }
  }

  /** A second process of each service, each calling the other one. */
  record Replica(Process gateway, Process fund, World world) implements AutoCloseable {

    /** Ends both without any chance to tidy up. */
    @Override
    public void close() throws InterruptedException {
      gateway.destroyForcibly().waitFor();
      fund.destroyForcibly().waitFor();
    }
  }

  private Process launch(String module, String name, int port, int peerPort) {
    return launch(module, name, port, peerPort, List.of());
  }

  private Process launch(
      String module, String name, int port, int peerPort, List<String> furtherSettings) {
    Path jar = ROOT.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // they live too short for the second compiler to pay
                "-XX:TieredStopAtLevel=1",
                "-Dchakong.demo=true",
                "-Dchakong.parent=" + ProcessHandle.current().pid(),
                "-Dchakong.data=" + data,
                "-Dchakong.centre=" + fundCentre,
                "-Dchakong.peer.url=" + uri(peerPort),
                "-Dquarkus.http.port=" + port));
    words.addAll(settings);
    words.addAll(furtherSettings);
    words.addAll(List.of("-jar", jar.toString()));
    var command = new ProcessBuilder(words);
    try {
      Path log = Files.createDirectories(data.resolve(name)).resolve("test.log");
      return command
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("a service cannot be started", e);
    }
  }

  private static boolean ready(int port) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
              .send(
                  HttpRequest.newBuilder(uri(port).resolve("/q/health/ready")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static URI uri(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
