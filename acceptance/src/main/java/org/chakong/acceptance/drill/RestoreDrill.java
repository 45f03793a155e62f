package org.chakong.acceptance.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.chakong.acceptance.client.World;

/**
 * Rehearses restores on one running pair: plays requests, takes a base backup, plays more, destroys
 * a database (or both), puts it back to a moment before the last requests, and shows that both
 * sides agree again, nothing lost and nothing twice.
 */
public final class RestoreDrill implements AutoCloseable {

  private static final Duration APART = Duration.ofMillis(300);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration ARCHIVED = Duration.ofSeconds(120);

  private final Path data;
  private final PrintStream out;
  private final long begun = System.nanoTime();
  private final DrillService gateway;
  private final DrillService fund;
  private final Programs programs;
  private final DrillFigures figures = new DrillFigures();
  private final List<DrillPlay> plays = new ArrayList<>();
  private volatile boolean closing;

  /**
   * @param root where the modules are built
   * @param data an empty directory to work in
   * @param out where progress goes
   */
  public RestoreDrill(Path root, Path data, PrintStream out) {
    this.data = data.toAbsolutePath();
    this.out = out;
    this.gateway = new DrillService("gateway", root.resolve("court-gateway/target"), this.data);
    this.fund = new DrillService("fund", root.resolve("fund-adapter/target"), this.data);
    this.programs = new Programs(root, this.data);
    gateway.knows(fund);
    fund.knows(gateway);
  }

  /**
   * @param debtors whose accounts several freezes queue on, at least two
   * @return whether all held
   */
  public boolean rehearse(int debtors, List<Part> parts) throws IOException, InterruptedException {
    fund.start();
    gateway.start();
    fund.awaitReady();
    gateway.awaitReady();
    say("both services run, data in " + data);
    boolean holds = true;
    for (Part part : parts) {
      holds &= rehearse(part, new DrillPlay(world(), plays.size() + 1, Math.max(2, debtors)));
    }
    return holds;
  }

  /** The table of what was measured; the first row is its head. */
  public List<List<String>> figures() {
    return figures.rows();
  }

  boolean isClosing() {
    return closing;
  }

  private World world() {
    return new World(gateway.uri(), fund.uri(), "410800");
  }

  private List<DrillService> lost(Part part) {
    return Stream.of(fund, gateway).filter(service -> part.loses(service.name())).toList();
  }

  private boolean rehearse(Part part, DrillPlay play) throws IOException, InterruptedException {
    out.printf("%n恢复演练 restore drill: %s%n", part.title());
    plays.add(play);
    play.beforeTheBackup();
    Path backup = data.resolve("backup-" + plays.size());
    double backupTook = backup(part, backup);
    play.afterTheBackup();
    int before = plays.stream().mapToInt(DrillPlay::requests).sum();
    Map<DrillService, Instant> moments = new LinkedHashMap<>();
    moments.put(lost(part).getFirst(), moment());
    play.afterTheMoment();
    if (part == Part.BOTH) {
      moments.put(lost(part).getLast(), moment());
      play.afterBothMoments();
    }
    int played = plays.stream().mapToInt(DrillPlay::requests).sum();
    say("played %d requests, %d of them after the moment to go back to", played, played - before);

    DrillChecks checks = new DrillChecks(world(), plays, programs, this::say);
    checks.remember();
    double archived = awaitArchived(part);
    Away away = loseAndRestore(play, backup, moments);
    boolean holds = checks.hold(part);
    figures.add(
        new DrillFigures.Loss(
            part,
            played,
            played - before,
            checks.differing(),
            part == Part.BOTH ? play.filedAgain() : 0,
            checks.freezesDiffering(),
            size(backup),
            archived,
            backupTook,
            away.putBack(),
            away.started(),
            away.fetched()));
    return holds;
  }

  private double backup(Part part, Path to) throws IOException, InterruptedException {
    long from = System.nanoTime();
    for (DrillService service : lost(part)) {
      programs.backup(service.name(), to);
    }
    double took = since(from);
    say("base backup in %.1f s", took);
    return took;
  }

  /** Apart from what is committed before and after it. */
  private static Instant moment() {
    LockSupport.parkNanos(APART.toNanos());
    Instant moment = Instant.now();
    LockSupport.parkNanos(APART.toNanos());
    return moment;
  }

  /** What was written by now is in the archive: what is not would be lost with the disk. */
  private double awaitArchived(Part part) throws IOException {
    long from = System.nanoTime();
    Instant now = Instant.now();
    for (DrillService service : lost(part)) {
      while (service.archivedUntil().isBefore(now)) {
        if (since(from) > ARCHIVED.toSeconds()) {
          throw new IllegalStateException("the log of the " + service.name() + " is not archived");
        }
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
    return since(from);
  }

  /** How long it was away, in seconds. */
  private record Away(double putBack, double started, double fetched) {}

  private Away loseAndRestore(DrillPlay play, Path backup, Map<DrillService, Instant> moments)
      throws IOException, InterruptedException {
    for (DrillService service : moments.keySet()) {
      service.destroy();
      say("the %s and its database are gone", service.name());
    }
    long from = System.nanoTime();
    for (Map.Entry<DrillService, Instant> one : moments.entrySet()) {
      String[] first = one.getKey() == fund ? new String[] {"--core-events-first"} : new String[0];
      programs.restore(one.getKey().name(), backup, one.getValue().toString(), first);
      say("the backup of the %s is put back, to %s", one.getKey().name(), one.getValue());
    }
    double putBack = since(from);
    moments.keySet().forEach(DrillService::start);
    moments.keySet().forEach(DrillService::awaitAnswers);
    double started = since(from) - putBack;
    say("started, log replayed");
    if (moments.containsKey(fund)) {
      coreEventsFirst(play);
    }
    moments.keySet().forEach(DrillService::awaitReady);
    double fetched = since(from) - putBack - started;
    say("serving again after %.1f s", since(from));
    return new Away(putBack, started, fetched);
  }

  /** The centre carries nothing out again before its core has told what it had told. */
  private void coreEventsFirst(DrillPlay play) throws IOException, InterruptedException {
    List<String> came = play.coreTellsAgain();
    say("the core tells its events again: %s", String.join(" ", came));
    if (!"REPEATED".equals(came.getFirst())
        || !came.stream().skip(1).allMatch("KEPT"::equals)
        || came.size() < 2) {
      throw new IllegalStateException("the core's events were not kept");
    }
    programs.coreEventsComplete(fund.uri().toString());
    say("an operator says that these are all");
  }

  private static double since(long from) {
    return (System.nanoTime() - from) / 1e9;
  }

  private static long size(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private void say(String what, Object... values) {
    out.printf(Locale.ROOT, "%6.1f s  " + what + "%n", with(since(begun), values));
  }

  private static Object[] with(Object first, Object... others) {
    return Stream.concat(Stream.of(first), Stream.of(others)).toArray();
  }

  /** Ends all that was started, whatever it is doing. */
  @Override
  public void close() {
    closing = true;
    programs.close();
    Stream.of(gateway, fund).parallel().forEach(DrillService::close);
  }
}
