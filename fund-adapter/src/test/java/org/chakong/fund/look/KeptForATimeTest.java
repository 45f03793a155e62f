package org.chakong.fund.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.retention.KeptTables;
import org.chakong.runtime.retention.RetainedTable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class KeptForATimeTest {

  @Inject @Any Instance<RetainedTable> tables;
  @Inject DataSource database;

  @Test
  void what_says_who_was_asked_about_or_looked_at_leaves_after_its_period() {
    assertThat(KeptTables.names(tables, database))
        .containsExactlyInAnyOrder("assessment", "query_alarm", "look", "page_look");
  }
}
