package org.chakong.acceptance.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;

/**
 * What the product itself offers to prove its books: the audit, the daily reconciliation, and the
 * offline check of all kept messages by public keys.
 */
final class Proof {

  private static final int CHECKING_MINUTES = 5;

  /** Both sides are the same, and the other's evidence goes on from what was kept. */
  private static final String SETTLED = "AGREED, evidence KEPT";

  private final World world;
  private final List<Difference> found = new ArrayList<>();
  private int checks;
  private int repaired;
  private String evidence = "";

  Proof(World world) {
    this.world = world;
  }

  /** Lets the adapter audit all its books. */
  Proof audit() {
    Reply report = world.centre().audit();
    if (report.at("/everything/endedAt") == null) {
      found.add(new Difference(Difference.Kind.AUDIT, "audit", "no result"));
    }
    checks = report.json().path("checks").size();
    for (JsonNode violation : report.json().path("violations")) {
      found.add(
          new Difference(
              Difference.Kind.AUDIT,
              violation.path("key").asText(),
              violation.path("check").asText() + ": " + violation.path("detail").asText()));
    }
    return this;
  }

  /** Compares the days that have come; trials may have brought requests beyond today. */
  Proof reconcile(List<String> days) {
    LocalDate today = world.today();
    days.stream().map(LocalDate::parse).filter(day -> !day.isAfter(today)).forEach(this::reconcile);
    return this;
  }

  /** Compares a day twice: what the first comparison repairs must not differ in the second. */
  Proof reconcile(LocalDate day) {
    Reply first = world.reconcile(day);
    first.json().at("/peers/0/differences").forEach(difference -> repaired++);
    Reply second = world.reconcile(day);
    String said = second.at("/peers/0/state") + ", evidence " + second.at("/peers/0/evidence");
    if (!SETTLED.equals(said)) {
      found.add(new Difference(Difference.Kind.RECONCILIATION, day.toString(), said));
    }
    for (JsonNode difference : second.json().at("/peers/0/differences")) {
      found.add(
          new Difference(
              Difference.Kind.RECONCILIATION,
              difference.path("requestNo").asText(),
              difference.path("kind").asText()));
    }
    return this;
  }

  /** Checks the kept messages of both sides in a process of its own. */
  Proof verify(Path root, Path data) {
    Path keys = data.resolve("keys.json");
    command(root, data, "keys", "--service", "fund", "--out", keys.toString());
    evidence = command(root, data, "verify", "--keys", keys.toString()).strip();
    return this;
  }

  private String command(Path root, Path data, String... words) {
    Path libraries = root.resolve("court-gateway/target/quarkus-app/lib");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                libraries + "/main/*:" + libraries + "/boot/*",
                "org.chakong.runtime.evidence.EvidenceCommand"));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    Path out = data.resolve("evidence-" + words[0] + ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      boolean ended = process.waitFor(CHECKING_MINUTES, TimeUnit.MINUTES);
      String said = Files.readString(out);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        found.add(new Difference(Difference.Kind.EVIDENCE, words[0], said.strip()));
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException("the evidence cannot be checked", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the evidence is checked", e);
    }
  }

  List<Difference> found() {
    return List.copyOf(found);
  }

  /** How many checks the audit made. */
  int checks() {
    return checks;
  }

  /** How many requests the first comparison had to repair. */
  int repaired() {
    return repaired;
  }

  /** What the evidence check said. */
  String evidence() {
    return evidence;
  }
}
