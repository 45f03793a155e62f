package org.chakong.fund.web;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.metrics.AskedMetrics;
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
}
