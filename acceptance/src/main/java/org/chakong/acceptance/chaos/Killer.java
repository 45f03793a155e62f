package org.chakong.acceptance.chaos;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Kills at random moments and waits until the service is ready again; now and then it does not
 * wait, and kills what is just starting or recovering.
 */
final class Killer {

  private static final Duration BACK = Duration.ofMinutes(5);

  private final Site site;
  private final Random random;
  private final Duration pause;
  private final Consumer<String> progress;
  private final Map<Target, Integer> kills = new EnumMap<>(Target.class);
  private Duration longest = Duration.ZERO;

  /**
   * @param pause between kills, on average
   */
  Killer(Site site, long seed, Duration pause, Consumer<String> progress) {
    this.site = site;
    this.random = new Random(seed);
    this.pause = pause;
    this.progress = progress;
  }

  /** What is killed. */
  enum Target {
    GATEWAY("网关进程"),
    FUND("适配器进程"),
    GATEWAY_POSTGRES("网关数据库"),
    FUND_POSTGRES("适配器数据库"),
    GATEWAY_POSTGRES_PROCESS("网关数据库的一个进程"),
    FUND_POSTGRES_PROCESS("适配器数据库的一个进程");

    private final String chinese;

    Target(String chinese) {
      this.chinese = chinese;
    }

    String chinese() {
      return chinese;
    }
  }

  Map<Target, Integer> kills() {
    return kills;
  }

  int total() {
    return kills.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The longest that a service was not ready after a kill. */
  Duration longest() {
    return longest;
  }

  /** Kills until enough are killed or it is too late. */
  void run(int wanted, long end) {
    Target[] targets = Target.values();
    while (total() < wanted && System.nanoTime() < end) {
      Weather.pause(Duration.ofMillis((long) (pause.toMillis() * 2 * random.nextDouble())));
      // each in turn, and then as chance has it: a short run kills every kind too
      int next = total() < targets.length ? total() : random.nextInt(targets.length);
      if (kill(targets[next])) {
        kills.merge(targets[next], 1, Integer::sum);
        awaitBack(targets[next]);
      }
    }
    if (!site.awaitReady(BACK)) {
      throw new IllegalStateException("a service is not ready " + BACK + " after the last kill");
    }
  }

  private boolean kill(Target target) {
    List<ServiceProcess> services = site.services();
    ServiceProcess gateway = services.get(0);
    ServiceProcess fund = services.get(1);
    return switch (target) {
      case GATEWAY -> gateway.kill();
      case FUND -> fund.kill();
      case GATEWAY_POSTGRES -> gateway.killDatabase();
      case FUND_POSTGRES -> fund.killDatabase();
      case GATEWAY_POSTGRES_PROCESS -> gateway.killBackend(random.nextInt(1 << 20));
      case FUND_POSTGRES_PROCESS -> fund.killBackend(random.nextInt(1 << 20));
    };
  }

  private void awaitBack(Target target) {
    String name = target.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    if (random.nextInt(6) == 0) {
      progress.accept("kill " + total() + ": " + name + ", and on at once");
      return;
    }
    long start = System.nanoTime();
    if (!site.awaitReady(BACK)) {
      throw new IllegalStateException(name + " is not ready " + BACK + " after a kill");
    }
    Duration away = Duration.ofNanos(System.nanoTime() - start);
    longest = away.compareTo(longest) > 0 ? away : longest;
    progress.accept("kill " + total() + ": " + name + ", ready after " + away.toMillis() + " ms");
  }
}
