package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.JIEFANG;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.chakong.contracts.request.Sla;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ListsTest extends GatewayTest {

  @Test
  void pages_show_every_request_once_and_the_newest_first() {
    String caseNumber = "（2026）豫0811执" + (System.nanoTime() % 9_000_000 + 1) + "号";
    List<String> filed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String no = newRequestNo();
      ObjectNode body = SHANYANG.freeze(no);
      ((ObjectNode) body.get("case")).put("number", caseNumber);
      body.withArray("documents").forEach(d -> ((ObjectNode) d).put("number", caseNumber));
      SHANYANG.fileAndWait(body, 30).then().statusCode(200);
      filed.addFirst(no);
    }
    List<String> shown = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Response page = list("limit=2&caseNumber=" + caseNumber + cursor);
      shown.addAll(page.then().statusCode(200).extract().path("items.requestNo"));
      String next = page.then().extract().path("next");
      cursor = next == null ? null : "&cursor=" + next;
    }
    assertThat(shown).isEqualTo(filed);
  }

  @Test
  void a_case_system_sees_its_own_court_s_requests_only() {
    SHANYANG.fileAndWait(SHANYANG.freeze(newRequestNo()), 30).then().statusCode(200);
    JIEFANG.fileAndWait(JIEFANG.freeze(newRequestNo()), 30).then().statusCode(200);
    list("limit=200").then().body("items.court", everyItem(equalTo("豫0811")));
    list("court=豫0802").then().body("items.size()", equalTo(0));
    SHANYANG
        .as("court-ops")
        .get("/api/v1/requests?court=豫0802&limit=200")
        .then()
        .body("items.court", everyItem(equalTo("豫0802")));
  }

  @ParameterizedTest
  @EnumSource(Sla.State.class)
  void the_filter_by_deadline_finds_what_each_request_says_of_itself(Sla.State state) {
    open();
    SHANYANG.fileAndWait(SHANYANG.freeze(newRequestNo()), 30).then().statusCode(200);
    for (String moment : MOMENTS) {
      at(moment);
      long told =
          list("limit=200").then().extract().<List<String>>path("items.sla.state").stream()
              .filter(state.name()::equals)
              .count();
      list("limit=200&sla=" + state)
          .then()
          .statusCode(200)
          .body("items.size()", equalTo((int) told))
          .body("items.sla.state", everyItem(equalTo(state.name())));
    }
  }

  private static final List<String> MOMENTS =
      List.of(
          "2026-11-18T10:00:01+08:00", "2026-11-20T23:00:00+08:00", "2026-11-21T00:00:00+08:00");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-18T10:00:01+08:00=RUNNING",
        "2026-11-20T23:00:00+08:00=DUE_SOON",
        "2026-11-21T00:00:00+08:00=OVERDUE"
      })
  void t01_an_open_request_goes_from_running_over_due_soon_to_overdue(String momentAndState) {
    String no = open();
    at(momentAndState.split("=")[0]);
    SHANYANG.get(no).then().body("sla.state", equalTo(momentAndState.split("=")[1]));
  }

  private String open() {
    String no = newRequestNo();
    fund.script(no, Act.REVIEW);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "IN_REVIEW");
    return no;
  }

  private static void at(String instant) {
    given()
        .contentType(ContentType.JSON)
        .body("{\"instant\":\"" + instant + "\"}")
        .put("/demo/v1/clock")
        .then()
        .statusCode(200);
  }

  private static Response list(String query) {
    return SHANYANG.caseSystem().get("/api/v1/requests?" + query);
  }
}
