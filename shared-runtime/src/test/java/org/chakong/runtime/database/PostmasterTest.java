package org.chakong.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostmasterTest {

  private static final Duration SHORT = Duration.ofMillis(50);

  @TempDir Path pgData;

  @ParameterizedTest
  @ValueSource(strings = {"", "4711\n/data\n", "4711\n/data\n1763700000\nx\n"})
  void a_server_that_is_just_writing_its_file_is_waited_for_and_keeps_it(String begun)
      throws IOException {
    Path file = Files.writeString(pgData.resolve("postmaster.pid"), begun);
    assertThat(Postmaster.isAlive(pgData, Clock.systemUTC())).isTrue();
    assertThatThrownBy(() -> Postmaster.running(pgData, SHORT, Clock.systemUTC()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("neither answers nor ends");
    assertThat(file).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4711\n/data\n"})
  void a_file_that_a_crash_left_unfinished_is_no_obstacle(String begun) throws IOException {
    Path file = Files.writeString(pgData.resolve("postmaster.pid"), begun);
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
    assertThat(Postmaster.isAlive(pgData, later)).isFalse();
    assertThat(Postmaster.running(pgData, SHORT, later)).isEmpty();
    assertThat(file).doesNotExist();
  }
}
