package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.chakong.acceptance.drill.Part;
import org.chakong.acceptance.drill.RestoreDrill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The part of {@code ./chakong drill restore} in which both sides lose their database at once, with
 * few persons; the command plays the other two as well.
 */
@ResourceLock(Lane.OTHERS)
class RestoreDrillTest {

  @TempDir Path data;

  @Test
  void bothSidesPutBackToDifferentMomentsAgreeAgainBeforeTheyServeWithNothingLostOrTwice()
      throws Exception {
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (var drill = new RestoreDrill(Path.of("..").toAbsolutePath().normalize(), data, out)) {
      boolean holds = drill.rehearse(2, List.of(Part.BOTH));
      assertThat(holds).as(said.toString(StandardCharsets.UTF_8)).isTrue();
    }
  }
}
