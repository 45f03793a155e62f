package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.chakong.acceptance.demo.DrillRestore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The short form of {@code ./chakong drill restore}: the side that is hard to restore. */
@ResourceLock(Lane.OTHERS)
class RestoreDrillTest {

  @TempDir Path data;

  @Test
  void a_restored_centre_agrees_again_with_its_gateway_before_it_serves() throws Exception {
    var said = new ByteArrayOutputStream();
    boolean holds =
        DrillRestore.rehearse(
            Path.of(".."), data, 2, "fund", new PrintStream(said, true, StandardCharsets.UTF_8));
    assertThat(holds).as(said.toString(StandardCharsets.UTF_8)).isTrue();
  }
}
