package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.JIEFANG;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FilingTest extends GatewayTest {

  @Test
  void a_filed_request_is_accepted_at_once_and_answered_later() {
    String no = newRequestNo();
    fund.hold(no);
    SHANYANG
        .file(SHANYANG.freeze(no))
        .then()
        .statusCode(202)
        .header("Location", endsWith("/api/v1/requests/" + no))
        .body("requestNo", equalTo(no))
        .body("court", equalTo("豫0811"))
        .body("channel", equalTo("ONLINE"))
        .body("sla.state", equalTo("RUNNING"))
        .body("sla.dueAt", equalTo("2026-11-21T00:00:00+08:00"));
    fund.letGo(no);
    awaitStatus(SHANYANG, no, "ANSWERED");
  }

  @Test
  void waiting_for_the_answer_gives_200_with_the_answer() {
    String no = newRequestNo();
    SHANYANG
        .fileAndWait(SHANYANG.freeze(no), 30)
        .then()
        .statusCode(200)
        .header("Preference-Applied", equalTo("wait=30"))
        .body("status", equalTo("ANSWERED"))
        .body("answer.verdict", equalTo("EXECUTED"))
        .body("receivedAt", equalTo("2026-11-18T10:00:00+08:00"))
        .body("sla.state", equalTo("MET"))
        .body("revision", nullValue());
  }

  @Test
  void the_same_again_gives_the_same_answer_and_one_delivery() {
    String no = newRequestNo();
    ObjectNode body = SHANYANG.freeze(no);
    String first = SHANYANG.fileAndWait(body, 30).then().statusCode(200).extract().asString();
    String second =
        SHANYANG.file(body.toPrettyString()).then().statusCode(200).extract().asString();
    assertThat(second).isEqualTo(first);
    assertThat(fund.deliveries(no)).isEqualTo(1);
  }

  @Test
  void f30_the_same_number_with_other_content_is_refused_and_the_first_untouched() {
    String no = newRequestNo();
    ObjectNode body = SHANYANG.freeze(no);
    SHANYANG.fileAndWait(body, 30).then().statusCode(200);
    ObjectNode other = body.deepCopy();
    ((ObjectNode) other.get("instruction")).put("amount", "50000.00");
    SHANYANG
        .file(other)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("REQUEST_NO_REUSED"));
    SHANYANG.get(no).then().body("instruction.amount", equalTo("30000.00"));
  }

  @Test
  void of_identical_requests_at_once_one_is_stored_and_all_are_told_the_same() throws Exception {
    String no = newRequestNo();
    ObjectNode body = SHANYANG.freeze(no);
    Callable<Response> post = () -> SHANYANG.fileAndWait(body, 30);
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<Response>> all = threads.invokeAll(List.of(post, post, post, post, post, post));
      for (Future<Response> one : all) {
        one.get().then().statusCode(200).body("answer.verdict", equalTo("EXECUTED"));
      }
    }
    assertThat(count("SELECT count(*) FROM request WHERE request_no = ?", no)).isEqualTo(1);
    assertThat(fund.deliveries(no)).isEqualTo(1);
  }

  @Test
  void of_different_requests_at_once_under_one_number_exactly_one_is_stored() throws Exception {
    String no = newRequestNo();
    ObjectNode body = SHANYANG.freeze(no);
    ObjectNode other = body.deepCopy();
    ((ObjectNode) other.get("instruction")).put("amount", "50000.00");
    fund.hold(no);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Response>> both =
          threads.invokeAll(List.of(() -> SHANYANG.file(body), () -> SHANYANG.file(other)));
      List<Integer> statuses =
          List.of(both.get(0).get().statusCode(), both.get(1).get().statusCode());
      assertThat(statuses).containsExactlyInAnyOrder(202, 409);
    } finally {
      fund.letGo(no);
    }
  }

  @Test
  void another_court_neither_sees_a_request_nor_may_use_its_number() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    JIEFANG.get(no).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    JIEFANG.get(no + "/timeline").then().statusCode(404);
    JIEFANG.get(no + "/receipt").then().statusCode(404);
    JIEFANG.caseSystem().post("/api/v1/requests/" + no + "/withdrawal").then().statusCode(404);
    JIEFANG
        .file(JIEFANG.freeze(no))
        .then()
        .statusCode(409)
        .body("code", equalTo("CONFLICT"))
        .body(not(containsString("30000")));
  }

  @Test
  void f15_a_case_of_another_court_than_the_token_s_is_refused_at_the_door() {
    String no = newRequestNo();
    JIEFANG
        .file(SHANYANG.freeze(no))
        .then()
        .statusCode(422)
        .body("code", equalTo("SENDER_MISMATCH"))
        .body("violations[0].field", equalTo("case.court"));
    assertNothingStoredOrSent(no);
  }

  @Test
  void another_court_s_papers_are_missing_papers() {
    String no = newRequestNo();
    ObjectNode body = JIEFANG.freeze(no);
    String foreign = SHANYANG.upload("ENFORCEMENT_RULING");
    ((ObjectNode) body.at("/documents/0")).put("documentId", foreign);
    JIEFANG.file(body).then().statusCode(422).body("violations.code", hasItem("DOCUMENT_MISSING"));
    assertNothingStoredOrSent(no);
  }

  @Test
  void papers_go_to_the_fund_centre_before_the_request_and_only_once() {
    String ruling =
        SHANYANG
            .upload("ENFORCEMENT_RULING", Court.pdf(newRequestNo()))
            .then()
            .extract()
            .path("documentId");
    for (int filing = 0; filing < 2; filing++) {
      ObjectNode body = SHANYANG.freeze(newRequestNo());
      ((ObjectNode) body.at("/documents/0")).put("documentId", ruling);
      SHANYANG.fileAndWait(body, 30).then().statusCode(200);
    }
    assertThat(fund.papers(ruling)).isEqualTo(1);
  }

  @Test
  void d19_what_the_fund_centre_must_refuse_passes_the_door_and_is_answered_by_it() {
    String no = newRequestNo();
    fund.script(no, Act.REFUSE);
    SHANYANG
        .fileAndWait(SHANYANG.freeze(no), 30)
        .then()
        .statusCode(200)
        .body("status", equalTo("ANSWERED"))
        .body("answer.verdict", equalTo("REJECTED"))
        .body("answer.reasons[0].code", equalTo("SENDER_MISMATCH"));
  }

  @Test
  void only_case_systems_file_and_only_with_a_token() {
    ObjectNode body = SHANYANG.freeze(newRequestNo());
    given()
        .contentType("application/json")
        .body(body.toString())
        .post("/api/v1/requests")
        .then()
        .statusCode(401)
        .body("code", equalTo("UNAUTHENTICATED"));
    SHANYANG
        .as("court-ops")
        .contentType("application/json")
        .body(body.toString())
        .post("/api/v1/requests")
        .then()
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
  }
}
