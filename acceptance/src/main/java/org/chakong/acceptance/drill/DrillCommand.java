package org.chakong.acceptance.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chakong.acceptance.chaos.MarkedTable;

/**
 * The restore drill from the command line: {@code --root DIR --data DIR [--persons N] [--side
 * fund|gateway|both] [--minutes M] [--report FILE] [--parent PID]}. Exit status 0 when all holds, 1
 * when something does not, 2 when the drill could not be made or took longer than its time. However
 * it ends, what it started ends with it.
 */
public final class DrillCommand {

  private static final int CANNOT = 2;
  private static final Set<String> KNOWN =
      Set.of("--root", "--data", "--persons", "--side", "--minutes", "--report", "--parent");

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Map<String, String> values;

  private DrillCommand(Map<String, String> values) {
    this.values = values;
  }

  /** Rehearses; see the class. */
  public static void main(String[] args) {
    System.exit(new DrillCommand(values(args)).run());
  }

  private static Map<String, String> values(String... args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      values.put(args[i], args[i + 1]);
    }
    boolean whole = args.length % 2 == 0 && values.containsKey("--root");
    if (!whole || !values.containsKey("--data") || !KNOWN.containsAll(values.keySet())) {
      System.err.println("chakong drill: an option is unknown or lacks its value");
      System.exit(CANNOT);
    }
    return values;
  }

  private int run() {
    int persons = Integer.parseInt(values.getOrDefault("--persons", "10"));
    int minutes = Integer.parseInt(values.getOrDefault("--minutes", "10"));
    RestoreDrill drill =
        new RestoreDrill(
            Path.of(values.get("--root")).toAbsolutePath().normalize(),
            Path.of(values.get("--data")),
            out);
    // also when it is interrupted; a service would end without its parent, but nobody waits for it
    Runtime.getRuntime().addShutdownHook(new Thread(drill::close, "drill-end"));
    endAfter(minutes);
    endWithParent();
    try {
      boolean holds = drill.rehearse(persons, parts());
      report(drill, persons);
      return holds ? 0 : 1;
    } catch (IOException | IllegalStateException e) {
      if (!drill.isClosing()) {
        System.err.println("chakong drill: " + e.getMessage());
      }
      return CANNOT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CANNOT;
    }
  }

  private List<Part> parts() {
    return Optional.ofNullable(values.get("--side"))
        .map(side -> List.of(Part.valueOf(side.toUpperCase(Locale.ROOT))))
        .orElse(List.of(Part.values()));
  }

  private static void endAfter(int minutes) {
    CompletableFuture.delayedExecutor(minutes, TimeUnit.MINUTES)
        .execute(() -> {
          System.err.printf("chakong drill: not done after %d minutes%n", minutes);
          System.exit(CANNOT);
        });
  }

  /** The script that was killed cannot end this. */
  private void endWithParent() {
    Optional.ofNullable(values.get("--parent"))
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
        .ifPresent(parent -> {
          Thread watch = new Thread(() -> outlive(parent), "parent-watch");
          watch.setDaemon(true);
          watch.start();
        });
  }

  private static void outlive(ProcessHandle parent) {
    parent.onExit().join();
    System.exit(CANNOT);
  }

  private void report(RestoreDrill drill, int persons) throws IOException {
    List<List<String>> rows = drill.figures();
    out.println();
    rows.forEach(row -> out.println("  " + String.join(" | ", row)));
    if (values.containsKey("--report")) {
      String head =
          "`./chakong drill restore%s`, %s, %d cores, Java %d:"
              .formatted(
                  words(persons),
                  Instant.now().truncatedTo(ChronoUnit.MINUTES),
                  Runtime.getRuntime().availableProcessors(),
                  Runtime.version().feature());
      new MarkedTable("./chakong drill restore --report")
          .into(Path.of(values.get("--report")), head, rows);
    }
  }

  private String words(int persons) {
    List<String> words = new ArrayList<>();
    words.add(" --persons " + persons);
    Optional.ofNullable(values.get("--side")).ifPresent(side -> words.add(" --side " + side));
    return String.join("", words);
  }
}
