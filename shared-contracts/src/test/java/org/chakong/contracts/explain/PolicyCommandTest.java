package org.chakong.contracts.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.policy.PolicyProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
  private static final Path EXAMPLE = Path.of("../docs/examples/policies/example-2027.yaml");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void the_example_of_the_manual_is_fine_and_serves_its_centre() {
    assertThat(run("check", EXAMPLE.toString())).isZero();
    assertThat(said(out)).contains("example-2027").contains("fine");

    Policies all = Policies.load(Optional.of(EXAMPLE.getParent()));
    PolicyProfile example = all.at("320500", LocalDate.of(2027, 1, 1)).orElseThrow();
    assertThat(example.courtScope().includes("苏0505")).isTrue();
    assertThat(example.term().maxMonths().value()).isEqualTo(36);
    assertThat(example.officers()).isEqualTo(all.byId("national-online").orElseThrow().officers());
    assertThat(all.fundCentres()).containsExactly("310100", "320500", "410800");
  }

  @Test
  void the_example_can_be_told_in_words() {
    assertThat(run("explain", EXAMPLE.toString(), "--lang", "en")).isZero();
    assertThat(said(out)).contains("(320500), in force from 2027-01-01");
  }

  @Test
  void a_mistake_is_told_with_file_and_line_and_status_1() throws IOException {
    Path file = folder.resolve("city.yaml");
    Files.writeString(
        file, Files.readString(EXAMPLE).replace("BLOCK_UP_TO_LOAN_BALANCE", "BLOCK_SOME"));
    int line =
        Files.readAllLines(file).stream().map(String::strip).toList().indexOf("extent: BLOCK_SOME")
            + 1;

    assertThat(run("check", file.toString())).isEqualTo(1);
    assertThat(said(out))
        .startsWith(file + ":" + line + ": 'BLOCK_SOME' is none of")
        .contains("不在允许的取值之中");
    assertThat(run("explain", file.toString())).isEqualTo(1);
    assertThat(said(err)).contains(file + ":" + line);
  }

  @Test
  void a_copy_of_a_published_file_is_that_file() {
    assertThat(run("check", "src/main/resources/policies/shanghai-2021.yaml")).isZero();
  }

  @Test
  void a_published_policy_is_known_by_its_id() {
    assertThat(run("explain", "jiaozuo-2024")).isZero();
    assertThat(said(out)).startsWith("jiaozuo-2024");
    assertThat(run("explain", "nowhere-2020")).isEqualTo(1);
    assertThat(said(err)).contains("nowhere-2020");
  }

  @Test
  void a_wrong_call_is_told_how_to_call() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("check")).isEqualTo(2);
    assertThat(run("delete", "jiaozuo-2024")).isEqualTo(2);
    assertThat(run("explain", "jiaozuo-2024", "--lang", "fr")).isEqualTo(2);
    assertThat(run("check", folder.resolve("nothing.yaml").toString())).isEqualTo(1);
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    return new PolicyCommand(stream(out), stream(err)).run(args);
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String said(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
