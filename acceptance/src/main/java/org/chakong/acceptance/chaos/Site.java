package org.chakong.acceptance.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.chakong.acceptance.client.FreePort;
import org.chakong.acceptance.client.World;

/** A gateway and an adapter as processes, and a line each way between them that can go bad. */
final class Site implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /** So that what was lost is asked for within the time a run has; the default is minutes. */
  private static final List<String> IMPATIENT =
      List.of(
          "-Dchakong.silence.ask-after=10s",
          "-Dchakong.silence.every=3s",
          "-Dchakong.calendar.every=1s");

  private final Path data;
  private final Line toFund;
  private final Line toGateway;
  private final ServiceProcess gateway;
  private final ServiceProcess fund;

  private Site(Path root, Path data, long seed) {
    int gatewayPort = FreePort.next();
    int fundPort = FreePort.next();
    this.data = data;
    this.toFund = new Line(fundPort, seed);
    this.toGateway = new Line(gatewayPort, seed + 1);
    this.gateway =
        ServiceProcess.of(
            ServiceProcess.Kind.GATEWAY, root, data, gatewayPort, toFund.port(), IMPATIENT);
    this.fund =
        ServiceProcess.of(
            ServiceProcess.Kind.FUND, root, data, fundPort, toGateway.port(), IMPATIENT);
  }

  /**
   * Starts both and waits until they are ready.
   *
   * @param root where the modules are built
   */
  static Site start(Path root, Path data, long seed) {
    var site = new Site(root, data, seed);
    site.services().forEach(ServiceProcess::start);
    if (!site.awaitReady(START)) {
      site.close();
      throw new IllegalStateException("the services do not start, see chaos.log in " + data);
    }
    return site;
  }

  List<ServiceProcess> services() {
    return List.of(gateway, fund);
  }

  ServiceProcess gateway() {
    return gateway;
  }

  ServiceProcess fund() {
    return fund;
  }

  Path data() {
    return data;
  }

  World world() {
    return new World(gateway.address(), fund.address(), "410800");
  }

  void turnBad() {
    toFund.turnBad();
    toGateway.turnBad();
  }

  void turnGood() {
    toFund.turnGood();
    toGateway.turnGood();
  }

  Map<Fault, Long> faults() {
    var both = new EnumMap<Fault, Long>(toFund.counts());
    toGateway.counts().forEach((fault, count) -> both.merge(fault, count, Long::sum));
    return both;
  }

  boolean awaitReady(Duration patience) {
    return await(services(), ServiceProcess::ready, patience);
  }

  static boolean await(
      List<ServiceProcess> all, Predicate<ServiceProcess> wanted, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!all.stream().allMatch(wanted)) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    return true;
  }

  @Override
  public void close() {
    services().parallelStream().forEach(ServiceProcess::close);
    toFund.close();
    toGateway.close();
  }
}
