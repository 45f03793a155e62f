package org.chakong.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chakong.acceptance.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The trials of {@code ./chakong chaos} that need a disk which is really full. */
@ResourceLock(Lane.OTHERS)
class DiskFullTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void what_cannot_be_stored_is_refused_and_leaves_nothing_and_all_goes_on_when_there_is_room()
      throws Exception {
    Path data =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target/cities").toAbsolutePath()), "disks");
    List<TrialOutcome> outcomes =
        FullDisk.play(ROOT, data, 1, what -> System.out.println("chaos: " + what));
    assumeTrue(
        outcomes.stream().allMatch(TrialOutcome::played), () -> "skipped: " + outcomes.getFirst());
    assertThat(outcomes)
        .extracting(TrialOutcome::trial)
        .containsExactly(Trial.GATEWAY_DISK_FULL, Trial.FUND_DISK_FULL);
    assertThat(outcomes).flatExtracting(TrialOutcome::found).isEmpty();
  }
}
