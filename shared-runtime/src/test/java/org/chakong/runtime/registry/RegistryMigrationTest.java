package org.chakong.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RegistryMigrationTest {

  /** One room reads both, and Flyway numbers are each service's own. */
  @Test
  void court_and_fund_centre_keep_their_registries_in_the_same_tables() {
    assertThat(Path.of("../court-gateway/src/main/resources/db/migration/V6__registry.sql"))
        .hasSameTextualContentAs(
            Path.of("../fund-adapter/src/main/resources/db/migration/V24__registry.sql"));
  }
}
