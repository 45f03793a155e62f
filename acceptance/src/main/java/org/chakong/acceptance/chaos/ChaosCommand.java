package org.chakong.acceptance.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The chaos suite from the command line. Exit status 0 when nothing was lost, doubled or different,
 * 1 when something was, 2 when the run or one of its trials could not be made or was cut short.
 */
public final class ChaosCommand {

  private static final int SHOWN = 50;

  private final PrintStream out;
  private final long begun = System.nanoTime();

  private ChaosCommand(PrintStream out) {
    this.out = out;
  }

  /** Runs; see the class and {@link Wish}. */
  public static void main(String[] args) throws IOException {
    System.exit(new ChaosCommand(System.out).run(args));
  }

  private int run(String... args) throws IOException {
    Wish wish;
    try {
      wish = Wish.of(args, ThreadLocalRandom.current().nextLong(1_000_000));
    } catch (IllegalArgumentException e) {
      System.err.println("chakong chaos: " + e.getMessage());
      return 2;
    }
    out.printf("chaos, seed %d, data in %s%n", wish.plan().seed(), wish.data());
    try {
      List<TrialOutcome> disks = disks(wish);
      return onPair(wish, disks);
    } catch (IllegalStateException | ExecutionException e) {
      System.err.println("chakong chaos: could not be made: " + e.getMessage());
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 2;
    }
  }

  /** On services of their own, which are gone before the others start. */
  private List<TrialOutcome> disks(Wish wish) throws IOException, InterruptedException {
    return wish.plan().trials()
        ? FullDisk.play(
            wish.root(), wish.data().resolve("small-disks"), wish.plan().seed(), this::tell)
        : List.of();
  }

  private int onPair(Wish wish, List<TrialOutcome> disks)
      throws IOException, InterruptedException, ExecutionException {
    try (Site site = Site.start(wish.root(), wish.data(), wish.plan().seed())) {
      if (!site.services().stream().allMatch(ServiceProcess::syncs)) {
        System.err.println("chakong chaos: a database does not write to the disk (fsync)");
        return 2;
      }
      Figures figures = new Chaos(site, wish.root(), wish.plan(), this::tell).run();
      return report(wish, figures.and(disks));
    }
  }

  private void tell(String what) {
    Duration since = Duration.ofNanos(System.nanoTime() - begun);
    out.printf(Locale.ROOT, "%3d:%02d  %s%n", since.toMinutes(), since.toSecondsPart(), what);
  }

  private int report(Wish wish, Figures figures) throws IOException {
    var report = new Report(figures, wish.words());
    out.println();
    out.print(report.text());
    figures.found().stream()
        .limit(SHOWN)
        .forEach(found -> out.printf("  ✗ %s %s: %s%n", found.kind(), found.key(), found.detail()));
    if (wish.json().isPresent()) {
      Files.writeString(wish.json().get(), figures.json().toPrettyString() + "\n");
    }
    if (wish.report().isPresent()) {
      report.into(wish.report().get());
    }
    if (!figures.found().isEmpty()) {
      return 1;
    }
    return figures.isComplete() ? 0 : 2;
  }
}
