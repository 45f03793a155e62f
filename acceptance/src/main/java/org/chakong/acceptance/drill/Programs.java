package org.chakong.acceptance.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chakong.acceptance.demo.CompleteCoreEvents;
import org.chakong.acceptance.demo.ShowAudit;

/** The commands that an operator would give, as processes of their own, as the script runs them. */
final class Programs implements AutoCloseable {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String DATABASE = "org.chakong.runtime.database.DatabaseCommand";
  private static final String EVIDENCE = "org.chakong.runtime.evidence.EvidenceCommand";
  private static final long LONGEST_MINUTES = 2;

  private final Path libraries;
  private final Path data;
  private Process running;
  private boolean closing;

  /**
   * @param root of the repository
   */
  Programs(Path root, Path data) {
    this.libraries = root.resolve("court-gateway/target/quarkus-app/lib");
    this.data = data;
  }

  void backup(String service, Path to) throws IOException, InterruptedException {
    require("backup", "--service", service, "--data", data.toString(), "--to", to.toString());
  }

  /**
   * @param at as {@code --at} takes it
   * @param options more of them
   */
  void restore(String service, Path from, String at, String... options)
      throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "restore",
                "--service",
                service,
                "--data",
                data.toString(),
                "--from",
                from.toString(),
                "--archive",
                data.resolve("archive").toString(),
                "--at",
                at));
    words.addAll(Arrays.asList(options));
    require(words.toArray(String[]::new));
  }

  /** The operator's word that the core has sent all its events again. */
  void coreEventsComplete(String fund) throws IOException, InterruptedException {
    if (run(ofAcceptance(CompleteCoreEvents.class, fund)) != 0) {
      throw new IllegalStateException("the centre did not wait for its core, see " + log());
    }
  }

  private void require(String... words) throws IOException, InterruptedException {
    if (run(ofService(DATABASE, words)) != 0) {
      throw new IllegalStateException("the " + words[0] + " did not succeed, see " + log());
    }
  }

  boolean auditFindsNothing(String fund) throws IOException, InterruptedException {
    return run(ofAcceptance(ShowAudit.class, fund)) == 0;
  }

  private static List<String> ofAcceptance(Class<?> main, String fund) {
    String own = System.getProperty("java.class.path");
    return List.of(JAVA, "-XX:TieredStopAtLevel=1", "-cp", own, main.getName(), fund);
  }

  /** Whether the sealed evidence of both sides verifies with public keys only. */
  boolean evidenceVerifies() throws IOException, InterruptedException {
    String keys = data.resolve("keys.json").toString();
    String where = data.toString();
    return run(ofService(EVIDENCE, "keys", "--service", "fund", "--out", keys, "--data", where))
            == 0
        && run(ofService(EVIDENCE, "verify", "--keys", keys, "--data", where)) == 0;
  }

  private List<String> ofService(String main, String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA,
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                libraries + "/main/*:" + libraries + "/boot/*",
                main));
    command.addAll(Arrays.asList(words));
    return command;
  }

  Path log() {
    return data.resolve("drill.log");
  }

  private int run(List<String> command) throws IOException, InterruptedException {
    Process process = begin(command);
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("a command does not end, see " + log());
    }
    return process.exitValue();
  }

  private synchronized Process begin(List<String> command) throws IOException {
    if (closing) {
      throw new IllegalStateException("interrupted");
    }
    running =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    return running;
  }

  /** Ends the command that runs, if one does; none is begun after. */
  @Override
  public synchronized void close() {
    closing = true;
    Optional.ofNullable(running).ifPresent(Process::destroyForcibly);
  }
}
