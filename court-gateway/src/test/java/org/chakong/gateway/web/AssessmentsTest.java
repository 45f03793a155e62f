package org.chakong.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssessmentsTest extends GatewayTest {

  @Test
  void an_assessment_asks_the_fund_centre_stores_no_request_and_is_audited() {
    String no = newRequestNo();
    long before = audited();
    assess(SHANYANG.freeze(no)).then().statusCode(200).body("verdict", equalTo("EXECUTED"));
    assertNothingStoredOrSent(no);
    assertThat(audited()).isEqualTo(before + 1);
  }

  @Test
  void an_assessment_goes_through_the_same_door() {
    ObjectNode body = SHANYANG.freeze(newRequestNo());
    ((ObjectNode) body.get("instruction")).remove("amount");
    assess(body).then().statusCode(422).body("code", equalTo("AMOUNT_MISSING"));
  }

  @Test
  void what_waits_to_be_sent_can_be_seen_in_the_metrics() {
    assertThat(
            io.restassured.RestAssured.get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .contains("chakong_delivery_oldest_unsent_seconds", "chakong_delivery_refused");
  }

  private long audited() {
    return count("SELECT count(*) FROM assessment WHERE court = ?", "豫0811");
  }

  private static Response assess(ObjectNode body) {
    return SHANYANG
        .caseSystem()
        .contentType(ContentType.JSON)
        .body(body.toString())
        .post("/api/v1/assessments");
  }
}
