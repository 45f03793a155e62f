package org.chakong.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.chakong.runtime.retention.KeptTables;
import org.chakong.runtime.retention.RetainedTable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeptForATimeTest extends GatewayTest {

  @Inject @Any Instance<RetainedTable> tables;

  @Test
  void what_says_who_was_asked_about_or_looked_at_or_told_leaves_after_its_period() {
    assertThat(KeptTables.names(tables, database))
        .containsExactlyInAnyOrder("assessment", "query_alarm", "page_look", "webhook_delivery");
  }
}
