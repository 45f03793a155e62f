package org.chakong.gateway.web;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.chakong.runtime.metrics.AskedMetrics;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsTest extends GatewayTest {

  @Test
  void every_metric_that_alerts_and_dashboard_ask_for_is_there() {
    SHANYANG.fileAndWait(SHANYANG.freeze(newRequestNo()), 10).then().statusCode(200);
    Set<String> asked = AskedMetrics.of("gateway");
    assertThat(asked).contains("chakong_requests_overdue", "chakong_answers_total");
    String metrics = get("/q/metrics").asString();
    assertThat(asked)
        .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[{ ]"));
  }

  @Test
  void the_time_to_answer_has_a_bound_at_two_days() {
    SHANYANG.fileAndWait(SHANYANG.freeze(newRequestNo()), 10).then().statusCode(200);
    assertThat(get("/q/metrics").asString())
        .containsPattern("chakong_answer_time_seconds_bucket\\{[^}]*le=\"172800");
  }
}
