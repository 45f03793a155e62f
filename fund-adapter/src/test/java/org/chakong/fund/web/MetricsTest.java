package org.chakong.fund.web;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.runtime.metrics.DocumentedMetrics.documented;
import static org.chakong.runtime.metrics.DocumentedMetrics.served;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.metrics.AskedMetrics;
import org.chakong.runtime.metrics.Runbook;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class MetricsTest {

  @Test
  void every_metric_that_alerts_and_dashboard_ask_for_is_there() {
    Set<String> asked = AskedMetrics.of("fund");
    assertThat(asked).contains("chakong_requests_overdue", "chakong_register_violations");
    String metrics = get("/q/metrics").asString();
    assertThat(asked)
        .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[{ ]"));
  }

  @Test
  void the_table_of_metrics_in_the_documentation_is_what_is_served() {
    assertThat(served(get("/q/metrics").asString())).isEqualTo(documented("adapter"));
  }

  @Test
  void every_health_check_has_its_section_in_the_runbook() {
    List<String> checks =
        Stream.of("/q/health", "/q/health/well")
            .flatMap(path -> get(path).jsonPath().getList("checks.name", String.class).stream())
            .distinct()
            .toList();
    assertThat(checks).contains("freeze-register", "duty-roster", "working-day-calendar");
    assertThat(Runbook.files())
        .allSatisfy(file -> assertThat(Runbook.sections(file)).containsAll(checks));
  }
}
