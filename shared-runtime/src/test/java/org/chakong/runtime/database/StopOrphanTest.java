package org.chakong.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chakong.runtime.BesideOthers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./chakong} does with a server that its service left behind. */
@BesideOthers
class StopOrphanTest {

  private static final Path SCRIPT = Path.of("..", "chakong");

  @TempDir Path data;

  @Test
  void another_program_that_has_the_number_of_a_server_long_gone_is_left_alone() throws Exception {
    Path pg = Files.createDirectories(data.resolve("fund/pg"));
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(pg.resolve("postmaster.pid"), stranger.pid() + "\n" + pg + "\n");
      stopOrphan();
      assertThat(stranger.waitFor(1, TimeUnit.SECONDS)).isFalse();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void the_server_itself_is_stopped() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data.resolve("fund"))) {
      assertThat(database.adopted()).isFalse();
      stopOrphan();
      assertThat(data.resolve("fund/pg/postmaster.pid")).doesNotExist();
    }
  }

  private void stopOrphan() throws Exception {
    String script = Files.readString(SCRIPT);
    int from = script.indexOf("\nstop_orphan() {");
    String function = script.substring(from, script.indexOf("\n}\n", from) + 3);
    Process shell =
        new ProcessBuilder(
                List.of(
                    "bash",
                    "-euo",
                    "pipefail",
                    "-c",
                    "data=$1\n" + function + "stop_orphan fund",
                    "test",
                    data.toString()))
            .inheritIO()
            .start();
    assertThat(shell.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(shell.exitValue()).isZero();
  }
}
