package org.chakong.acceptance.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;

/**
 * Measures how long a court waits for an answer: freezes and queries through both services over
 * HTTP, each from the request until the fund centre's signed answer is in the reply, first by one
 * client and then by several, after both have warmed up. Exit status 0 when every answer was the
 * one expected.
 *
 * <p>Arguments: the gateway's and the adapter's address, clients, seconds per measurement.
 */
public final class PlayLoad {

  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final int DIGITS = 3;

  private final World world;
  private final List<LoadClient> clients;
  private final Duration length;
  private final PrintStream out;
  private boolean asExpected = true;

  private PlayLoad(World world, int clients, Duration length, PrintStream out) {
    this.world = world;
    this.clients =
        IntStream.range(0, clients).mapToObj(number -> new LoadClient(world, number)).toList();
    this.length = length;
    this.out = out;
  }

  /** What one client does again and again. */
  private enum Play {
    QUERY("查询"),
    FREEZE("冻结");

    private final String chinese;

    Play(String chinese) {
      this.chinese = chinese;
    }

    Reply once(LoadClient client) {
      return switch (this) {
        case QUERY -> client.query();
        case FREEZE -> client.freeze();
      };
    }
  }

  /** How long the answers took, in microseconds. */
  private record Measured(Histogram micros, long unexpected) {

    static Measured nothing() {
      return new Measured(new Histogram(DIGITS), 0);
    }

    Measured with(Measured other) {
      Histogram both = micros.copy();
      both.add(other.micros());
      return new Measured(both, unexpected + other.unexpected());
    }
  }

  /** Measures; see the class. */
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    if (args.length != 4) {
      System.err.println("usage: PlayLoad GATEWAY-URL FUND-URL CLIENTS SECONDS");
      System.exit(2);
    }
    var load =
        new PlayLoad(
            new World(URI.create(args[0]), URI.create(args[1]), "410800"),
            Integer.parseInt(args[2]),
            Duration.ofSeconds(Long.parseLong(args[3])),
            System.out);
    System.exit(load.play() ? 0 : 1);
  }

  private boolean play() throws InterruptedException, ExecutionException {
    out.printf(
        "%d cores, Java %s, both services and both databases on them; warming up …%n",
        Runtime.getRuntime().availableProcessors(), Runtime.version().feature());
    for (LoadClient client : clients) {
      client.openAccounts(world);
    }
    for (Play play : Play.values()) {
      measure(play, clients, WARM_UP);
    }
    out.printf(
        "%n%-14s %7s %8s %8s %8s %8s %8s %8s%n",
        "action", "clients", "count", "per s", "p50 ms", "p95 ms", "p99 ms", "max ms");
    for (Play play : Play.values()) {
      show(play, 1, measure(play, clients.subList(0, 1), length));
      if (clients.size() > 1) {
        show(play, clients.size(), measure(play, clients, length));
      }
    }
    return asExpected;
  }

  private static Measured measure(Play play, List<LoadClient> clients, Duration length)
      throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + length.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Measured>> players = new ArrayList<>();
      for (LoadClient client : clients) {
        players.add(() -> playUntil(end, play, client));
      }
      Measured all = Measured.nothing();
      for (Future<Measured> player : threads.invokeAll(players)) {
        all = all.with(player.get());
      }
      return all;
    }
  }

  private static Measured playUntil(long end, Play play, LoadClient client) {
    Histogram micros = new Histogram(DIGITS);
    long unexpected = 0;
    while (System.nanoTime() < end) {
      Reply reply = play.once(client);
      micros.recordValue(reply.took().toNanos() / 1_000);
      unexpected += "EXECUTED".equals(reply.verdict()) ? 0 : 1;
    }
    return new Measured(micros, unexpected);
  }

  private void show(Play play, int by, Measured measured) {
    Histogram micros = measured.micros();
    out.printf(
        Locale.ROOT,
        "%-12s %7d %8d %8.1f %8.1f %8.1f %8.1f %8.1f%n",
        play.chinese + " " + play,
        by,
        micros.getTotalCount(),
        micros.getTotalCount() / (double) length.toSeconds(),
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(95) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3);
    if (measured.unexpected() > 0) {
      asExpected = false;
      out.printf("  ✗ %d answers were not EXECUTED%n", measured.unexpected());
    }
  }
}
