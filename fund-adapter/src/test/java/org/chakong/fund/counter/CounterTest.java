package org.chakong.fund.counter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.fund.channel.Gateway.bytes;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.json;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.request;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.print.PrintedPdf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class CounterTest {

  @TestHTTPResource URI root;
  TestPeer peer;
  private Gateway gateway;

  @BeforeEach
  void handOverPapers() {
    gateway = new Gateway(peer, root);
    for (String type :
        new String[] {
          "QUERY_SLIP", "ENFORCEMENT_RULING", "ASSISTANCE_NOTICE", "EFFECTIVE_JUDGMENT"
        }) {
      upload(type).statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }
  }

  @Test
  void the_same_paper_again_is_200_with_the_same_id() {
    upload("OTHER");
    upload("OTHER").statusCode(200).body("documentId", equalTo(Gateway.paperId()));
  }

  @Test
  void a_file_that_is_no_paper_is_415() {
    given()
        .auth()
        .oauth2(token("clerk-1", "fund-clerk"))
        .multiPart("type", "OTHER")
        .multiPart("file", "paper.pdf", "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post("/fund/v1/documents")
        .then()
        .statusCode(415)
        .body("code", equalTo("UNSUPPORTED_MEDIA"));
  }

  @Test
  void a_body_that_is_no_form_and_an_unknown_type_are_400() {
    given()
        .auth()
        .oauth2(token("clerk-1", "fund-clerk"))
        .contentType("multipart/form-data; boundary=x")
        .body("words".getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post("/fund/v1/documents")
        .then()
        .statusCode(400)
        .body("code", equalTo("MALFORMED"));
    upload("NONSENSE")
        .statusCode(400)
        .body("code", equalTo("MALFORMED"))
        .body("violations.field", hasItem("type"));
  }

  @Test
  void t14_a_freeze_is_decided_on_the_spot() {
    file(freeze(openAccount("86450.32"), "30000.00"), "clerk-1")
        .statusCode(200)
        .body("channel", equalTo("COUNTER"))
        .body("status", equalTo("ANSWERED"))
        .body("answer.verdict", equalTo("EXECUTED"));
  }

  @Test
  void t15_a_formal_defect_is_422_and_stores_nothing() {
    ObjectNode request = freeze(openAccount("86450.32"), "30000.00");
    request.withArray("officers").remove(1);
    file(request, "clerk-1")
        .statusCode(422)
        .body("code", equalTo("OFFICERS_TOO_FEW"))
        .body("violations.code", hasItem("OFFICERS_TOO_FEW"));
    read(requestNo(request)).statusCode(404);
    request.withArray("officers").add(freeze(openAccount("1.00"), "1.00").at("/officers/1"));
    file(request, "clerk-1").statusCode(200);
  }

  @Test
  void the_clerk_hands_over_a_receipt_as_soon_as_there_is_an_answer() {
    ObjectNode frozen = freeze(openAccount("86450.32"), "30000.00");
    file(frozen, "clerk-1").statusCode(200);
    byte[] receipt =
        receipt(frozen).statusCode(200).contentType("application/pdf").extract().asByteArray();
    assertThat(new PrintedPdf(receipt).text())
        .contains("协助执行回执", "焦作市住房公积金管理中心", requestNo(frozen), "柜台", "已办理")
        .contains("30,000.00元（人民币叁万元整）", "以签字、印章为准", "经办人：");
    assertThat(new PrintedPdf(receipt).codes()).hasSize(1);
    assertThat(receipt(frozen).extract().asByteArray()).isEqualTo(receipt);
    ObjectNode waiting = deduct(openAccount("50000.00"), null, "1000.00");
    file(waiting, "clerk-1").statusCode(200);
    receipt(waiting).statusCode(404).body("code", equalTo("NOT_FOUND"));
  }

  @Test
  void an_unknown_field_is_400_and_named() {
    ObjectNode request = freeze(openAccount("86450.32"), "30000.00");
    request.put("surprise", true);
    file(request, "clerk-1").statusCode(400).body("code", equalTo("MALFORMED"));
  }

  @Test
  void another_centres_request_is_422() {
    ObjectNode request = freeze(openAccount("86450.32"), "30000.00");
    request.put("fundCentre", "310100");
    file(request, "clerk-1").statusCode(422).body("code", equalTo("OUT_OF_SCOPE"));
  }

  @Test
  void a_deduction_waits_for_another_person_than_who_took_it_in() {
    ObjectNode request = deduct(openAccount("50000.00"), null, "1000.00");
    file(request, "clerk-1").statusCode(200).body("status", equalTo("IN_REVIEW"));
    approve(request, token("clerk-1", "fund-clerk", "fund-supervisor")).statusCode(403);
    approve(request, token("boss-1", "fund-supervisor"))
        .statusCode(200)
        .body("status", equalTo("EXECUTING"));
  }

  @Test
  void a_paper_request_closes_the_online_one_that_it_replaces() {
    ObjectNode online = deduct(openAccount("50000.00"), null, "1000.00");
    gateway.file(online);
    ObjectNode paper = freeze(openAccount("50000.00"), "1000.00");
    paper.put("replaces", requestNo(online));
    file(paper, "clerk-1").statusCode(200);
    assertThat(json(gateway.read(requestNo(online))).at("/status").asText()).isEqualTo("OFFLINE");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            peer.heard().stream()
                .anyMatch(heard ->
                    heard.body().contains("COUNTER_RESULT")
                        && heard.body().contains(requestNo(online))));
  }

  @Test
  void t14_the_court_is_told_by_signed_notice_what_the_window_did_instead() {
    Person person = openAccount("50000.00");
    ObjectNode paper = freeze(person, "1000.00");
    paper.put("replaces", "JZ-late-" + requestNo(paper));
    file(paper, "clerk-1").statusCode(200).body("answer.verdict", equalTo("EXECUTED"));
    JsonNode decided =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> notice(paper.get("replaces").asText(), "EXECUTED"), Objects::nonNull);
    assertThat(decided.at("/counterRequestNo").asText()).isEqualTo(requestNo(paper));
    assertThat(decided.at("/freeze/frozen").asText()).isEqualTo("1000.00");
  }

  @Test
  void t14_the_online_job_that_comes_late_places_no_second_freeze() {
    Person person = openAccount("50000.00");
    ObjectNode online = freeze(person, "1000.00");
    ObjectNode paper = freeze(person, "1000.00");
    paper.put("replaces", requestNo(online));
    file(paper, "clerk-1").statusCode(200).body("answer.verdict", equalTo("EXECUTED"));
    assertThat(gateway.file(online).at("/status").asText()).isEqualTo("OFFLINE");
    assertThat(gateway.file(online).has("answer")).isTrue();
    assertThat(gateway.file(online).at("/answer").isNull()).isTrue();
    JsonNode query = gateway.file(request("QUERY", person));
    assertThat(query.at("/answer/accounts/0/freezes").size()).isEqualTo(1);
  }

  @Test
  void what_has_been_carried_out_online_is_not_done_again_at_the_window() {
    Person person = openAccount("50000.00");
    ObjectNode online = deduct(person, null, "1000.00");
    gateway.file(online);
    approve(online, token("clerk-1", "fund-clerk")).statusCode(200);
    approve(online, token("boss-1", "fund-supervisor"))
        .statusCode(200)
        .body("status", equalTo("EXECUTING"));
    ObjectNode paper = deduct(person, null, "1000.00");
    paper.put("replaces", requestNo(online));
    file(paper, "clerk-2").statusCode(409).body("code", equalTo("CONFLICT"));
    read(requestNo(paper)).statusCode(404);
  }

  @Test
  void what_was_refused_online_may_be_asked_for_at_the_window() {
    Person person = openAccount("50000.00");
    ObjectNode online = freeze(person, "1000.00");
    Gateway.instruction(online).remove("amount");
    gateway.file(online);
    ObjectNode paper = freeze(person, "1000.00");
    paper.put("replaces", requestNo(online));
    file(paper, "clerk-1").statusCode(200).body("answer.verdict", equalTo("EXECUTED"));
  }

  @Test
  void the_number_of_an_online_request_cannot_be_used_again() {
    ObjectNode request = freeze(openAccount("86450.32"), "30000.00");
    gateway.file(request);
    file(request, "clerk-1").statusCode(409).body("code", equalTo("REQUEST_NO_REUSED"));
  }

  @Test
  void what_came_in_is_listed_newest_first() {
    ObjectNode first = freeze(openAccount("86450.32"), "30000.00");
    ObjectNode second = freeze(openAccount("86450.32"), "30000.00");
    file(first, "clerk-1");
    file(second, "clerk-1");
    given()
        .auth()
        .oauth2(token("ops", "fund-ops"))
        .get("/fund/v1/requests?action=FREEZE&limit=2")
        .then()
        .statusCode(200)
        .body("items[0].requestNo", equalTo(requestNo(second)))
        .body("items[1].requestNo", equalTo(requestNo(first)));
  }

  @Test
  void a_filter_that_is_none_is_400() {
    for (String wrong : new String[] {"status=LOST", "limit=many", "limit=201", "cursor=x"}) {
      given()
          .auth()
          .oauth2(token("ops", "fund-ops"))
          .get("/fund/v1/requests?" + wrong)
          .then()
          .statusCode(400)
          .body("code", equalTo("MALFORMED"));
    }
  }

  @Test
  void a_paper_above_20_MiB_is_413() {
    given()
        .auth()
        .oauth2(token("clerk-1", "fund-clerk"))
        .multiPart("type", "OTHER")
        .multiPart("file", "paper.pdf", new byte[20 * 1024 * 1024 + 1])
        .post("/fund/v1/documents")
        .then()
        .statusCode(413)
        .body("code", equalTo("TOO_LARGE"));
  }

  /** The centre's notice of what the window came to, null while it has not been sent. */
  private JsonNode notice(String requestNo, String verdict) {
    return peer.heard().stream()
        .filter(heard -> heard.body().contains(requestNo) && heard.body().contains(verdict))
        .map(heard -> tree(heard.body()))
        .findFirst()
        .orElse(null);
  }

  private static JsonNode tree(String body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ValidatableResponse upload(String type) {
    return given()
        .auth()
        .oauth2(token("clerk-1", "fund-clerk"))
        .multiPart("type", type)
        .multiPart("file", "paper.pdf", Gateway.paper())
        .post("/fund/v1/documents")
        .then();
  }

  private static ValidatableResponse file(ObjectNode request, String clerk) {
    return given()
        .auth()
        .oauth2(token(clerk, "fund-clerk"))
        .contentType("application/json")
        .body(bytes(request))
        .post("/fund/v1/counter-requests")
        .then();
  }

  private static ValidatableResponse approve(ObjectNode request, String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body("{\"decision\":\"APPROVE\",\"comment\":\"ok\"}")
        .post("/fund/v1/reviews/" + requestNo(request) + "/decision")
        .then();
  }

  private static ValidatableResponse receipt(ObjectNode request) {
    return given()
        .auth()
        .oauth2(token("clerk-1", "fund-clerk"))
        .get("/fund/v1/requests/" + requestNo(request) + "/receipt")
        .then();
  }

  private static ValidatableResponse read(String requestNo) {
    return given()
        .auth()
        .oauth2(token("ops", "fund-ops"))
        .get("/fund/v1/requests/" + requestNo)
        .then();
  }
}
