package org.chakong.gateway.web;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.chakong.runtime.metrics.DocumentedMetrics.documented;
import static org.chakong.runtime.metrics.DocumentedMetrics.served;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chakong.runtime.metrics.AskedMetrics;
import org.chakong.runtime.metrics.Runbook;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsTest extends GatewayTest {

  @Test
  void every_metric_that_alerts_and_dashboard_ask_for_is_there() {
    SHANYANG.fileAndWait(SHANYANG.freeze(newRequestNo()), 30).then().statusCode(200);
    Set<String> asked = AskedMetrics.of("gateway");
    assertThat(asked).contains("chakong_requests_overdue", "chakong_answers_total");
    String metrics = get("/q/metrics").asString();
    assertThat(asked)
        .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[{ ]"));
  }

  @Test
  void the_time_to_answer_has_a_bound_at_two_days() {
    SHANYANG.fileAndWait(SHANYANG.freeze(newRequestNo()), 30).then().statusCode(200);
    assertThat(get("/q/metrics").asString())
        .containsPattern("chakong_answer_time_seconds_bucket\\{[^}]*le=\"172800");
  }

  @Test
  void the_table_of_metrics_in_the_documentation_is_what_is_served() {
    SHANYANG.fileAndWait(SHANYANG.freeze(newRequestNo()), 30).then().statusCode(200);
    SHANYANG
        .caseSystem()
        .contentType(ContentType.JSON)
        .body(SHANYANG.freeze(newRequestNo()).toString())
        .post("/api/v1/assessments")
        .then()
        .statusCode(200);
    assertThat(served(get("/q/metrics").asString())).isEqualTo(documented("gateway"));
  }

  @Test
  void every_health_check_has_its_section_in_the_runbook() {
    List<String> checks =
        Stream.of("/q/health", "/q/health/well")
            .flatMap(path -> get(path).jsonPath().getList("checks.name", String.class).stream())
            .distinct()
            .toList();
    assertThat(checks).contains("request-book", "duty-roster", "working-day-calendar");
    assertThat(Runbook.files())
        .allSatisfy(file -> assertThat(Runbook.sections(file)).containsAll(checks));
  }
}
