package org.chakong.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code ./chakong} says of a command that it does not understand: one line and status 2. Of
 * some commands 1 says that something was lost. Nothing is built or started before.
 */
@BesideOthers
class ScriptUsageTest {

  private static final Path SCRIPT = Path.of("..", "chakong").toAbsolutePath().normalize();

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up --centre",
        "up --data",
        "up --archive",
        "up --policies",
        "up fund --courts",
        "bench --clients",
        "bench --seconds",
        "chaos --kills",
        "chaos --short --report",
        "drill restore --persons",
        "drill restore --side",
        "drill restore --report",
        "backup --data",
        "backup --service fund --to",
        "backup --keep",
        "restore --from",
        "restore --archive",
        "restore --core-events-complete --fund",
        "audit --fund"
      })
  void an_option_without_its_value_ends_with_2_and_one_line(String words) throws Exception {
    String option = words.substring(words.lastIndexOf(' ') + 1);
    assertThat(refused(words)).isEqualTo("chakong: " + option + " needs a value\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upp",
        "up --port",
        "up --centre 41",
        "demo --fast",
        "bench --clients many",
        "chaos --long",
        "drill",
        "drill restore --side left",
        "drill restore --persons 0",
        "backup --into",
        "audit --gateway"
      })
  void what_is_not_known_ends_with_2_and_one_line(String words) throws Exception {
    assertThat(refused(words)).startsWith("chakong: ").hasLineCount(1);
  }

  /** What it says on its standard error. */
  private String refused(String words) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    command.addAll(List.of(words.split(" ")));
    Path out = dir.resolve("out");
    Path err = dir.resolve("err");
    Process shell =
        new ProcessBuilder(command)
            .directory(dir.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(err, StandardCharsets.UTF_8);
    assertThat(shell.exitValue()).as(said).isEqualTo(2);
    assertThat(out).isEmptyFile();
    return said;
  }
}
