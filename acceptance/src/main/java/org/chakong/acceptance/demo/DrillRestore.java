package org.chakong.acceptance.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chakong.acceptance.client.Patience;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.Wire;
import org.chakong.acceptance.client.World;

/**
 * Rehearses a restore: plays requests, takes a base backup, plays more, destroys one side's
 * database, puts it back to a moment before the last requests, and shows that both sides agree
 * again, nothing lost and nothing twice. Once for each side.
 *
 * <p>Arguments: root of the repository, directory to work in, persons, and the sides ({@code fund},
 * {@code gateway}). Exit status 0 when all holds, 1 when something does not, 2 when the drill could
 * not be made.
 */
public final class DrillRestore {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration POLL = Duration.ofMillis(100);

  private final Path root;
  private final Path data;
  private final PrintStream out;
  private final DrillService gateway;
  private final DrillService fund;
  private boolean holds = true;

  private DrillRestore(Path root, Path data, PrintStream out) {
    this.root = root;
    this.data = data;
    this.out = out;
    this.gateway = new DrillService("gateway", jar("court-gateway"), data);
    this.fund = new DrillService("fund", jar("fund-adapter"), data);
    gateway.knows(fund);
    fund.knows(gateway);
  }

  private Path jar(String module) {
    return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
  }

  /** Rehearses; see the class. */
  public static void main(String[] args) {
    if (args.length < 4) {
      System.err.println("usage: DrillRestore ROOT DIR PERSONS SIDE…");
      System.exit(2);
    }
    try {
      boolean all = true;
      for (String side : List.of(args).subList(3, args.length)) {
        Path data = Files.createDirectories(Path.of(args[1]).resolve("drill-" + side));
        all &= rehearse(Path.of(args[0]), data, Integer.parseInt(args[2]), side, System.out);
      }
      System.exit(all ? 0 : 1);
    } catch (IOException | InterruptedException | IllegalStateException e) {
      System.err.println("chakong drill: " + e.getMessage());
      System.exit(2);
    }
  }

  /**
   * One restore of one side on fresh data.
   *
   * @return whether all held
   */
  public static boolean rehearse(Path root, Path data, int persons, String side, PrintStream out)
      throws IOException, InterruptedException {
    var drill = new DrillRestore(root.toAbsolutePath().normalize(), data.toAbsolutePath(), out);
    try {
      drill.rehearse(persons, side);
    } finally {
      drill.gateway.close();
      drill.fund.close();
    }
    return drill.holds;
  }

  private void rehearse(int persons, String side) throws IOException, InterruptedException {
    DrillService lost = side.equals("fund") ? fund : gateway;
    out.printf("%n恢复演练 restore drill: %s%n", side);
    fund.start();
    gateway.start();
    fund.awaitReady();
    gateway.awaitReady();
    DrillPlay play =
        new DrillPlay(new World(gateway.uri(), fund.uri(), "410800"), Math.max(2, persons));
    play.freezes("30000.00", 1);
    int before = play.requests();
    command("org.chakong.runtime.database.DatabaseCommand", "backup", "--to", "backup", side);
    play.freezes("15000.00", 2);
    LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    Instant at = Instant.now();
    LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    int kept = play.requests();
    play.freezes("10000.00", 3);
    play.others(2);
    play.deduction();
    say(
        "played %d requests: %d before the backup, %d up to the point in time, %d after it",
        play.requests(), before, kept - before, play.requests() - kept);
    boolean headKept = keepHeads(play.world());
    Map<String, String> answered = play.standing(false);
    List<String> register = play.register();
    awaitArchived(lost);

    long began = System.nanoTime();
    lost.destroy();
    say("the %s and its database are gone", side);
    command(
        "org.chakong.runtime.database.DatabaseCommand", "restore", "--at=" + at, "backup", side);
    lost.start();
    lost.awaitReady();
    say("restored to %s, serving again after %.1f s", at, (System.nanoTime() - began) / 1e9);

    if (lost == fund) {
      peopleDecideAgain(play);
    }
    check(play, answered, register, headKept);
  }

  /** What people decided after the point in time is lost, and nobody decides it for them. */
  private void peopleDecideAgain(DrillPlay play) {
    hold(
        "the deduction is back in review, its money held, and people are told",
        play.deductionIsInReview() && figure(fund, "chakong_restoration_requests") == 1);
    play.decideDeduction();
    say("two persons decided it again");
  }

  private void check(
      DrillPlay play, Map<String, String> answered, List<String> register, boolean headKept)
      throws IOException, InterruptedException {
    same("every request has its answer at the gateway", answered, play.standing(false));
    same("and the same at the fund centre", answered, play.standing(true));
    same("every freeze stands as it stood, none twice", register, play.register());
    Reply reconciled =
        Patience.until(
            () -> play.world().reconcile(today()),
            reply -> "AGREED".equals(reply.at("/peers/0/state")));
    hold("both sides agree on the day", "AGREED".equals(reconciled.at("/peers/0/state")));
    hold("heads were kept before", headKept);
    hold(
        "the evidence that went back is explained, no alarm",
        "KEPT".equals(reconciled.at("/peers/0/evidence"))
            && figure(gateway, "chakong_evidence_peers_broken") == 0
            && figure(fund, "chakong_evidence_peers_broken") == 0);
    hold(
        "nothing of the restore is left to people",
        figure(gateway, "chakong_restoration_requests") == 0
            && figure(fund, "chakong_restoration_requests") == 0);
    hold("the register's audit finds nothing", run(audit()) == 0);
    hold("the sealed evidence of both sides verifies", verified());
  }

  /** Each side keeps the head of the other's evidence, which the restore will take back. */
  private static boolean keepHeads(World world) {
    Reply kept =
        Patience.until(
            () -> world.reconcile(today()), reply -> "KEPT".equals(reply.at("/peers/0/evidence")));
    return "KEPT".equals(kept.at("/peers/0/evidence"));
  }

  private static LocalDate today() {
    return LocalDate.now(ZONE);
  }

  private boolean verified() throws IOException, InterruptedException {
    Path keys = data.resolve("keys.json");
    List<String> where = List.of("--data", data.toString());
    String evidence = "org.chakong.runtime.evidence.EvidenceCommand";
    List<String> write =
        new ArrayList<>(List.of("keys", "--service", "fund", "--out", keys.toString()));
    write.addAll(where);
    List<String> verify = new ArrayList<>(List.of("verify", "--keys", keys.toString()));
    verify.addAll(where);
    return run(service(evidence, write)) == 0 && run(service(evidence, verify)) == 0;
  }

  /** What was written by now is in the archive: what is not would be lost with the disk. */
  private static void awaitArchived(DrillService service) throws IOException {
    Instant now = Instant.now();
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (newest(service.archive()).isBefore(now)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("nothing is archived in " + service.archive());
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private static Instant newest(Path archive) throws IOException {
    Instant newest = Instant.EPOCH;
    try (Stream<Path> files = Files.list(archive)) {
      for (Path file : files.filter(f -> !f.getFileName().toString().startsWith(".")).toList()) {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        newest = written.isAfter(newest) ? written : newest;
      }
    }
    return newest;
  }

  private void command(String main, String verb, String... words)
      throws IOException, InterruptedException {
    String side = words[words.length - 1];
    List<String> options = new ArrayList<>(List.of(verb, "--service", side));
    options.addAll(List.of("--data", data.toString()));
    if (verb.equals("backup")) {
      options.addAll(List.of("--to", data.resolve("backup").toString()));
    } else {
      options.addAll(List.of("--from", data.resolve("backup").toString()));
      options.addAll(List.of("--archive", data.resolve("archive").toString()));
      options.addAll(List.of("--at", words[0].substring("--at=".length())));
    }
    if (run(service(main, options)) != 0) {
      throw new IllegalStateException("the " + verb + " did not succeed, see " + log());
    }
  }

  private List<String> service(String main, List<String> words) {
    Path libraries = root.resolve("court-gateway/target/quarkus-app/lib");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                libraries + "/main/*:" + libraries + "/boot/*",
                main));
    command.addAll(words);
    return command;
  }

  private List<String> audit() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        ShowAudit.class.getName(),
        fund.uri().toString());
  }

  private Path log() {
    return data.resolve("drill.log");
  }

  private int run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("a command does not end, see " + log());
    }
    return process.exitValue();
  }

  private static double figure(DrillService service, String name) {
    String metrics =
        new String(
            new Wire(service.uri()).get("/q/metrics", null, Map.of()).body(),
            StandardCharsets.UTF_8);
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private void same(String what, Map<String, String> before, Map<String, String> now) {
    Set<String> differing =
        before.entrySet().stream()
            .filter(entry -> !entry.getValue().equals(now.get(entry.getKey())))
            .map(
                entry -> entry.getKey() + ": " + entry.getValue() + " → " + now.get(entry.getKey()))
            .collect(Collectors.toSet());
    hold(what, differing.isEmpty() && before.size() == now.size());
    differing.forEach(line -> out.println("      " + line));
  }

  private void same(String what, List<String> before, List<String> now) {
    hold(what, before.equals(now));
    if (!before.equals(now)) {
      out.printf("      before %s%n      now    %s%n", before, now);
    }
  }

  private void hold(String what, boolean so) {
    out.printf("  %s %s%n", so ? "✓" : "✗", what);
    holds &= so;
  }

  private void say(String what, Object... values) {
    out.printf("  · " + what + "%n", values);
  }
}
