package org.chakong.fund.correspondence;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.json;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.chakong.fund.channel.Gateway;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the centre doubts it executes all the same, and says so in writing. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class ObjectionsTest {

  private static final String TOO_MUCH = "{\"text\":\"冻结金额明显超过案件标的额\",\"ground\":\"查封规定 第十九条\"}";

  @TestHTTPResource URI root;
  TestPeer peer;
  private Gateway gateway;

  @BeforeEach
  void it_is_friday_20_november_2026() {
    clock("{\"instant\":\"2026-11-20T10:00:00+08:00\"}");
    gateway = new Gateway(peer, root);
  }

  @AfterEach
  void back_to_today() {
    clock("{\"offset\":\"PT0S\"}");
  }

  @Test
  void o01_what_was_executed_without_review_stays_and_the_court_hears_of_the_objection() {
    ObjectNode request = freeze(openAccount("50000.00"), "30000.00");
    JsonNode answered = gateway.file(request);
    object(request, TOO_MUCH)
        .statusCode(201)
        .body("state", equalTo("OPEN"))
        .body("raisedAt", startsWith("2026-11-20T10:0"))
        .body("replyDueAt", equalTo("2026-12-08T00:00:00+08:00"));
    object(request, TOO_MUCH).statusCode(200);
    object(request, "{\"text\":\"别的\"}").statusCode(409);
    JsonNode now = json(gateway.read(requestNo(request)));
    assertThat(now.at("/answer/verdict").asText()).isEqualTo("EXECUTED");
    assertThat(now.at("/answer/freeze")).isEqualTo(answered.at("/answer/freeze"));
    assertThat(now.at("/answer/objection/detail").asText()).isEqualTo("冻结金额明显超过案件标的额");
    assertThat(now.at("/answer/objection/citation").asText()).isEqualTo("查封规定 第十九条");
    assertThat(now.at("/answer/objection/replyBy").asText()).isEqualTo("2026-12-07");
    assertThat(now.at("/revision").asInt()).isEqualTo(answered.at("/revision").asInt() + 1);
    await().atMost(Duration.ofSeconds(60)).until(() -> toldByAnswer(request));
  }

  @Test
  void o01_an_approval_may_carry_an_objection() {
    ObjectNode request = deduct(openAccount("50000.00"), null, "1000.00");
    assertThat(gateway.file(request).at("/status").asText()).isEqualTo("IN_REVIEW");
    decide(
            request,
            "fund-clerk",
            "{\"decision\":\"APPROVE\",\"comment\":\"先行办理\",\"objection\":" + TOO_MUCH + "}")
        .statusCode(200);
    String deductionNo =
        decide(request, "fund-supervisor", "{\"decision\":\"APPROVE\",\"comment\":\"同意\"}")
            .statusCode(200)
            .body("status", equalTo("EXECUTING"))
            .body("answer.objection", nullValue())
            .extract()
            .path("answer.deduction.deductionNo");
    given()
        .auth()
        .oauth2(token("core", "fund-core"))
        .contentType("application/json")
        .body("{\"state\":\"PAID\",\"bankReference\":\"B-1\",\"at\":\"2026-11-20T11:00:00+08:00\"}")
        .post("/fund/v1/payouts/" + deductionNo + "/confirmation")
        .then()
        .statusCode(200)
        .body("answer.verdict", equalTo("EXECUTED"))
        .body("answer.objection.detail", equalTo("冻结金额明显超过案件标的额"));
  }

  @Test
  void an_objection_to_what_is_refused_is_a_mistake() {
    ObjectNode request = deduct(openAccount("50000.00"), null, "1000.00");
    gateway.file(request);
    String refusal =
        "{\"decision\":\"UNABLE\",\"reason\":\"CONDITION_NOT_MET\",\"comment\":\"不符\",\"objection\":"
            + TOO_MUCH
            + "}";
    decide(request, "fund-clerk", refusal)
        .statusCode(400)
        .body("violations[0].field", equalTo("objection"));
    object(request, TOO_MUCH).statusCode(409);
    decide(request, "fund-clerk", refusal.replaceAll(",\"objection.*", "}")).statusCode(200);
    object(request, TOO_MUCH).statusCode(409);
    read(request).statusCode(404);
    assertThat(json(gateway.read(requestNo(request))).at("/answer/objection").isNull()).isTrue();
  }

  @Test
  void o01_what_a_rule_objects_to_is_shown_too_and_its_15_days_do_not_end_on_a_rest_day() {
    ObjectNode request = freeze(openAccount("200000.00"), "150000.00");
    gateway.file(request);
    read(request)
        .statusCode(200)
        .body("replyDueAt", equalTo("2026-12-08T00:00:00+08:00"))
        .body("state", equalTo("OPEN"));
    object(request, TOO_MUCH).statusCode(409);
    clock("{\"instant\":\"2026-12-08T00:00:01+08:00\"}");
    read(request).body("state", equalTo("OVERDUE"));
  }

  @Test
  void o01_the_court_s_reply_is_shown_with_what_it_makes_of_it() {
    ObjectNode request = freeze(openAccount("50000.00"), "30000.00");
    gateway.file(request);
    assertThat(bring(request, "MAINTAINED", "已核实")).isEqualTo(404);
    object(request, TOO_MUCH).statusCode(201);
    assertThat(bring(request, null, "已核实")).isEqualTo(400);
    assertThat(bring(request, "MAINTAINED", "已核实，维持")).isEqualTo(200);
    assertThat(bring(request, "MAINTAINED", "已核实，维持")).isEqualTo(200);
    assertThat(bring(request, "REVOKED", "已核实，维持")).isEqualTo(409);
    read(request)
        .body("state", equalTo("REPLIED"))
        .body("reply.outcome", equalTo("MAINTAINED"))
        .body("reply.text", equalTo("已核实，维持"));
    JsonNode now = json(gateway.read(requestNo(request)));
    assertThat(now.at("/answer/verdict").asText()).isEqualTo("EXECUTED");
  }

  @Test
  void only_a_clerk_objects() {
    ObjectNode request = freeze(openAccount("50000.00"), "30000.00");
    gateway.file(request);
    object(request, "fund-supervisor", TOO_MUCH).statusCode(403);
    object(request, "{\"text\":\" \"}").statusCode(400);
    object(request, "{\"text\":\"" + "x".repeat(2001) + "\"}").statusCode(400);
    read(request).statusCode(404);
  }

  private boolean toldByAnswer(ObjectNode request) {
    return peer.heard().stream()
        .filter(heard -> heard.target().equals("/channel/v1/answers"))
        .anyMatch(heard ->
            heard.body().contains(requestNo(request)) && heard.body().contains("冻结金额明显超过案件标的额"));
  }

  private int bring(ObjectNode request, String outcome, String text) {
    ObjectNode reply =
        new ObjectMapper()
            .createObjectNode()
            .put("replyId", UUID.randomUUID().toString())
            .put("kind", "OBJECTION")
            .put("requestNo", requestNo(request))
            .put("court", Gateway.COURT)
            .put("text", text)
            .put("at", "2026-11-25T10:00:00+08:00");
    if (outcome != null) {
      reply.put("outcome", outcome);
    }
    return gateway.post("/channel/v1/replies", reply).status();
  }

  private static ValidatableResponse object(ObjectNode request, String objection) {
    return object(request, "fund-clerk", objection);
  }

  private static ValidatableResponse object(ObjectNode request, String role, String objection) {
    return post(role, "/fund/v1/requests/" + requestNo(request) + "/objection", objection);
  }

  private static ValidatableResponse decide(ObjectNode request, String role, String decision) {
    return post(role, "/fund/v1/reviews/" + requestNo(request) + "/decision", decision);
  }

  private static ValidatableResponse read(ObjectNode request) {
    return given()
        .auth()
        .oauth2(token("ops", "fund-ops"))
        .get("/fund/v1/requests/" + requestNo(request) + "/objection")
        .then();
  }

  private static ValidatableResponse post(String role, String path, String body) {
    return given()
        .auth()
        .oauth2(token("person-" + role, role))
        .contentType("application/json")
        .body(body.getBytes(UTF_8))
        .post(path)
        .then();
  }

  private static void clock(String wish) {
    given().contentType("application/json").body(wish).put("/demo/v1/clock").then().statusCode(200);
  }
}
