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
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.chakong.fund.channel.Gateway;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.duty.DutyWatch;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A court is asked while a person decides, and replies. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class QuestionsTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @TestHTTPResource URI root;
  @Inject Jdbi jdbi;
  @Inject DutyWatch duty;
  TestPeer peer;
  private Gateway gateway;
  private String no;

  @BeforeEach
  void a_deduction_waits_for_a_clerk() {
    gateway = new Gateway(peer, root);
    no = inReview();
  }

  @AfterEach
  void the_gateway_takes_everything_again() {
    peer.answerWith(200);
  }

  @Test
  void a_question_is_brought_to_the_court_signed_and_the_clock_goes_on() {
    JsonNode before = json(gateway.read(no));
    String id =
        ask(no, null, "以何者为准？")
            .statusCode(201)
            .body("number", equalTo(1))
            .body("state", equalTo("ASKED"))
            .body("reply", nullValue())
            .extract()
            .path("questionId");
    awaitState(no, "DELIVERED");
    JsonNode notice = notices(no).getFirst();
    assertThat(notice.at("/kind").asText()).isEqualTo("QUESTION");
    assertThat(notice.at("/noticeId").asText()).isEqualTo(id);
    assertThat(notice.at("/court").asText()).isEqualTo(Gateway.COURT);
    assertThat(notice.at("/question/text").asText()).isEqualTo("以何者为准？");
    assertThat(notice.at("/question/number").asInt()).isEqualTo(1);
    assertThat(json(gateway.read(no)).at("/sla/dueAt")).isEqualTo(before.at("/sla/dueAt"));
    assertThat(json(gateway.read(no)).at("/revision")).isEqualTo(before.at("/revision"));
  }

  @Test
  void the_same_words_while_they_wait_or_the_same_key_are_one_question() {
    String first = ask(no, "k-1", "甲？").statusCode(201).extract().path("questionId");
    ask(no, "k-1", "甲？").statusCode(200).body("questionId", equalTo(first));
    ask(no, "k-1", "乙？").statusCode(409).body("code", equalTo("CONFLICT"));
    ask(no, null, "甲？").statusCode(200).body("questionId", equalTo(first));
    ask(no, "k-2", "甲？").statusCode(201).body("number", equalTo(2));
    questions(no).body("items.number", contains(1, 2));
  }

  @Test
  void what_was_asked_while_the_gateway_was_away_comes_once_and_in_order() {
    peer.answerWith(503);
    ask(no, null, "第一？").statusCode(201);
    ask(no, null, "第二？").statusCode(201);
    ask(no, null, "第三？").statusCode(201);
    await().atMost(SOON).until(() -> notices(no).size() >= 3);
    assertThat(notices(no)).allMatch(n -> n.at("/question/number").asInt() == 1);
    peer.answerWith(200);
    awaitState(no, "DELIVERED", "DELIVERED", "DELIVERED");
    assertThat(notices(no).stream().map(n -> n.at("/question/number").asInt()).distinct())
        .containsExactly(1, 2, 3);
    assertThat(notices(no).stream().map(n -> n.at("/noticeId").asText()).distinct()).hasSize(3);
  }

  @Test
  void a_gateway_that_does_not_know_questions_refuses_them_and_the_centre_sees_it() {
    peer.answerWith(400);
    ask(no, null, "第一？").statusCode(201);
    awaitState(no, "REFUSED");
    peer.answerWith(200);
    ask(no, null, "第二？").statusCode(201);
    awaitState(no, "REFUSED", "DELIVERED");
  }

  @Test
  void a_reply_is_shown_once_however_often_it_comes_and_another_in_its_place_is_409() {
    String id = ask(no, null, "以何者为准？").extract().path("questionId");
    ObjectNode reply = reply(id, "以裁定书为准");
    assertThat(bring(reply)).isEqualTo(200);
    assertThat(bring(reply)).isEqualTo(200);
    assertThat(bring(reply(id, "以裁定书为准"))).isEqualTo(200);
    assertThat(bring(reply(id, "以通知书为准"))).isEqualTo(409);
    questions(no)
        .body("items.state", contains("REPLIED"))
        .body("items[0].reply.text", equalTo("以裁定书为准"))
        .body("items[0].reply.at", equalTo("2025-11-20T15:02:00+08:00"));
    assertThat(events(no, "QUESTION_REPLIED")).isEqualTo(1);
    duty.note();
    assertThat(occasions(no)).containsOnlyOnce("COURT_REPLIED");
  }

  @Test
  void a_reply_to_what_was_not_asked_is_404_and_leaves_nothing() {
    assertThat(bring(reply(UUID.randomUUID().toString(), "以裁定书为准"))).isEqualTo(404);
    String id = ask(no, null, "以何者为准？").extract().path("questionId");
    assertThat(bring(reply(id, "以裁定书为准").put("requestNo", inReview()))).isEqualTo(404);
    assertThat(bring(reply(id, "以裁定书为准").put("court", "豫0802"))).isEqualTo(404);
    assertThat(bring(reply(id, "以裁定书为准").put("court", "沪0106"))).isEqualTo(403);
    assertThat(bring(reply(id, ""))).isEqualTo(400);
    assertThat(bring(reply(id, "x".repeat(2001)))).isEqualTo(400);
    assertThat(bring(reply(null, "以裁定书为准"))).isEqualTo(400);
    questions(no).body("items[0].reply", nullValue());
  }

  @Test
  void only_a_clerk_asks_and_only_about_an_online_request_in_review() {
    ask(as("fund-ops"), no, null, "以何者为准？").statusCode(403);
    ask(as("fund-core"), no, null, "以何者为准？").statusCode(403);
    ask(no, null, " ").statusCode(400);
    ask(no, null, "x".repeat(2001)).statusCode(400);
    ask(no, "k".repeat(65), "以何者为准？").statusCode(400);
    ask("JZ-nobody-knows-it", null, "以何者为准？").statusCode(404);
    ObjectNode answered = freeze(openAccount("5000.00"), "1000.00");
    gateway.file(answered);
    ask(requestNo(answered), null, "以何者为准？").statusCode(409);
    questions(requestNo(answered)).body("items", empty()).body("next", nullValue());
    as("fund-clerk").get("/fund/v1/reviews/JZ-nobody-knows-it/questions").then().statusCode(404);
  }

  private String inReview() {
    ObjectNode request = deduct(openAccount("5000.00"), null, "1000.00");
    assertThat(gateway.file(request).at("/status").asText()).isEqualTo("IN_REVIEW");
    return requestNo(request);
  }

  private ObjectNode reply(String questionId, String text) {
    ObjectNode reply =
        new ObjectMapper()
            .createObjectNode()
            .put("replyId", UUID.randomUUID().toString())
            .put("kind", "QUESTION")
            .put("requestNo", no)
            .put("court", Gateway.COURT)
            .put("text", text)
            .put("at", "2025-11-20T15:02:00+08:00");
    return questionId == null ? reply : reply.put("questionId", questionId);
  }

  private int bring(ObjectNode reply) {
    TestPeer.Reply answer = gateway.post("/channel/v1/replies", reply);
    assertThat(answer.verified()).isTrue();
    return answer.status();
  }

  private void awaitState(String requestNo, String... states) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> questions(requestNo).body("items.state", contains(states)));
  }

  private List<JsonNode> notices(String requestNo) {
    return peer.heard().stream()
        .filter(heard -> heard.target().equals("/channel/v1/notices"))
        .map(heard -> tree(heard.body()))
        .filter(notice -> notice.at("/requestNo").asText().equals(requestNo))
        .toList();
  }

  private static JsonNode tree(String body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long events(String requestNo, String what) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT count(*) FROM request_event WHERE request_no = ? AND what = ?")
            .bind(0, requestNo)
            .bind(1, what)
            .mapTo(Long.class)
            .one());
  }

  private List<String> occasions(String requestNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT kind FROM duty_occasion WHERE request_no = ?")
            .bind(0, requestNo)
            .mapTo(String.class)
            .list());
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(token("person-1", role));
  }

  private static ValidatableResponse ask(String requestNo, String key, String text) {
    return ask(as("fund-clerk"), requestNo, key, text);
  }

  private static ValidatableResponse ask(
      RequestSpecification caller, String requestNo, String key, String text) {
    if (key != null) {
      caller.header("Idempotency-Key", key);
    }
    return caller
        .contentType("application/json")
        .body("{\"text\":\"%s\"}".formatted(text).getBytes(UTF_8))
        .post("/fund/v1/reviews/" + requestNo + "/questions")
        .then();
  }

  private static ValidatableResponse questions(String requestNo) {
    return as("fund-clerk")
        .get("/fund/v1/reviews/" + requestNo + "/questions")
        .then()
        .statusCode(200);
  }
}
