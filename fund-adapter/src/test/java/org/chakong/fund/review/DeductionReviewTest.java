package org.chakong.fund.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.json;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.request;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;
import static org.chakong.fund.channel.Gateway.unfreeze;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class DeductionReviewTest {

  private static final String APPROVE = "{\"decision\":\"APPROVE\",\"comment\":\"核对无误\"}";

  @TestHTTPResource URI root;
  TestPeer peer;
  private Gateway gateway;

  @BeforeEach
  void connect() {
    gateway = new Gateway(peer, root);
  }

  @Test
  void d20_two_persons_approve_and_the_bank_pays() {
    Person person = openAccount("50000.00");
    String freezeNo = freezeAll(person);
    ObjectNode request = deduct(person, freezeNo, "30000.00");
    JsonNode held = gateway.file(request);
    assertThat(held.at("/status").asText()).isEqualTo("IN_REVIEW");
    assertThat(held.at("/answer").isNull()).isTrue();

    decide(request, "clerk-1", "fund-clerk", APPROVE)
        .statusCode(200)
        .body("status", equalTo("IN_REVIEW"));
    String deductionNo =
        decide(request, "boss-1", "fund-supervisor", APPROVE)
            .statusCode(200)
            .body("status", equalTo("EXECUTING"))
            .body("answer.verdict", nullValue())
            .body("answer.deduction.payout.state", equalTo("INSTRUCTED"))
            .extract()
            .path("answer.deduction.deductionNo");

    confirm(deductionNo, "PAID", "B-1")
        .statusCode(200)
        .body("status", equalTo("ANSWERED"))
        .body("answer.verdict", equalTo("EXECUTED"))
        .body("answer.deduction.payout.state", equalTo("PAID"))
        .body("answer.deduction.deducted", equalTo("30000.00"));
    confirm(deductionNo, "PAID", "B-1").statusCode(200).body("status", equalTo("ANSWERED"));
    confirm(deductionNo, "FAILED", "B-1").statusCode(409).body("code", equalTo("CONFLICT"));
    assertBalance(person, "20000.00");
    assertTold(request, "EXECUTING");
    assertTold(request, "ANSWERED");
  }

  @Test
  void a_payout_that_fails_puts_everything_back() {
    Person person = openAccount("50000.00");
    String freezeNo = freezeAll(person);
    ObjectNode request = deduct(person, freezeNo, "30000.00");
    gateway.file(request);
    String deductionNo = approveTwice(request);
    assertBalance(person, "20000.00");
    confirm(deductionNo, "FAILED", "B-2")
        .statusCode(200)
        .body("status", equalTo("ANSWERED"))
        .body("answer.verdict", equalTo("RETURNED"))
        .body("answer.reasons[0].code", equalTo("PAYEE_INVALID"))
        .body("answer.deduction.payout.state", equalTo("FAILED"));
    assertBalance(person, "50000.00");
    given()
        .auth()
        .oauth2(token("clerk-1", "fund-clerk"))
        .get("/fund/v1/accounts/" + person.accountNo() + "/freezes")
        .then()
        .statusCode(200)
        .body("items[0].frozen", equalTo("50000.00"))
        .body("items[0].ordered", equalTo("50000.00"));
  }

  @Test
  void more_than_there_is_is_paid_in_part() {
    Person person = openAccount("5000.00");
    ObjectNode request = deduct(person, null, "8000.00");
    gateway.file(request);
    confirm(approveTwice(request), "PAID", "B-3")
        .body("answer.verdict", equalTo("PARTLY_EXECUTED"))
        .body("answer.deduction.short", equalTo("3000.00"));
  }

  @Test
  void one_person_is_not_two() {
    Person person = openAccount("50000.00");
    ObjectNode request = deduct(person, null, "1000.00");
    gateway.file(request);
    decideAs(request, token("both", "fund-supervisor"), APPROVE)
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
    String both = token("both", "fund-clerk", "fund-supervisor");
    decideAs(request, both, APPROVE).statusCode(200);
    decideAs(request, both, APPROVE).statusCode(403).body("code", equalTo("FORBIDDEN"));
    assertThat(json(gateway.read(requestNo(request))).at("/status").asText())
        .isEqualTo("IN_REVIEW");
  }

  @Test
  void an_approval_does_not_override_a_fact_of_that_moment() {
    Person person = openAccount("50000.00");
    ObjectNode request = deduct(person, null, "1000.00");
    gateway.file(request);
    given()
        .auth()
        .oauth2(token("core", "fund-core"))
        .contentType("application/json")
        .body(
            """
            {"eventId":"loan-%s","type":"LOAN_CHANGED","accountNo":"%s",
             "loan":{"role":"BORROWER","centre":"410800","outstanding":true,"balance":"1.00"}}
            """
                .formatted(person.accountNo(), person.accountNo()))
        .post("/fund/v1/core-events")
        .then()
        .statusCode(200)
        .body("items[0].result", equalTo("APPLIED"));
    decide(request, "clerk-1", "fund-clerk", APPROVE)
        .statusCode(200)
        .body("status", equalTo("ANSWERED"))
        .body("answer.verdict", equalTo("UNABLE"))
        .body("answer.reasons[0].code", equalTo("LOAN_OUTSTANDING"));
    assertTold(request, "LOAN_OUTSTANDING");
  }

  @Test
  void a_refusal_needs_a_reason_of_its_weight_and_words() {
    ObjectNode request = deduct(openAccount("50000.00"), null, "1000.00");
    gateway.file(request);
    for (String unfounded :
        new String[] {
          "{\"decision\":\"RETURN\",\"comment\":\"材料不全\"}",
          "{\"decision\":\"RETURN\",\"reason\":\"LOAN_OUTSTANDING\",\"comment\":\"不符\"}",
          "{\"decision\":\"UNABLE\",\"reason\":\"LOAN_OUTSTANDING\",\"comment\":\" \"}"
        }) {
      decide(request, "clerk-1", "fund-clerk", unfounded)
          .statusCode(400)
          .body("code", equalTo("MALFORMED"));
    }
    decide(
            request,
            "clerk-1",
            "fund-clerk",
            "{\"decision\":\"RETURN\",\"reason\":\"PROOF_MISSING\",\"comment\":\"请补充证明\"}")
        .statusCode(200)
        .body("answer.verdict", equalTo("RETURNED"))
        .body("answer.reasons[0].detail", equalTo("请补充证明"));
    decide(request, "clerk-2", "fund-clerk", APPROVE).statusCode(409);
  }

  @Test
  void a_release_waits_until_the_deduction_has_ended() {
    Person person = openAccount("50000.00");
    String freezeNo = freezeAll(person);
    ObjectNode deduction = deduct(person, freezeNo, "30000.00");
    gateway.file(deduction);
    ObjectNode release = unfreeze(person, freezeNo);
    assertThat(gateway.file(release).at("/status").asText()).isEqualTo("SENT");
    confirm(approveTwice(deduction), "PAID", "B-4").statusCode(200);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            json(gateway.read(requestNo(release)))
                .at("/answer/verdict")
                .asText()
                .equals("EXECUTED"));
    assertTold(release, "RELEASED");
  }

  @Test
  void the_workbench_lists_what_waits_page_by_page() {
    gateway.file(deduct(openAccount("50000.00"), null, "1000.00"));
    gateway.file(deduct(openAccount("50000.00"), null, "1000.00"));
    String clerk = token("clerk-1", "fund-clerk");
    String next =
        given()
            .auth()
            .oauth2(clerk)
            .get("/fund/v1/reviews?limit=1")
            .then()
            .statusCode(200)
            .body("items.size()", equalTo(1))
            .extract()
            .path("next");
    given()
        .auth()
        .oauth2(clerk)
        .get("/fund/v1/reviews?limit=1&cursor=" + next)
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1));
    given().auth().oauth2(clerk).get("/fund/v1/reviews?limit=0").then().statusCode(400);
    for (String made : List.of("x", cursor("tomorrow"), cursor("+999999999-01-01T00:00:00Z"))) {
      given().auth().oauth2(clerk).get("/fund/v1/reviews?cursor=" + made).then().statusCode(400);
    }
    given().get("/fund/v1/reviews").then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
    given()
        .auth()
        .oauth2(token("core", "fund-core"))
        .get("/fund/v1/reviews")
        .then()
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
  }

  private static String cursor(String due) {
    byte[] made = (due + "\n1").getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
  }

  private String freezeAll(Person person) {
    return gateway.file(freeze(person, "50000.00")).at("/answer/freeze/freezeNo").asText();
  }

  private String approveTwice(ObjectNode request) {
    decide(request, "clerk-1", "fund-clerk", APPROVE).statusCode(200);
    return decide(request, "boss-1", "fund-supervisor", APPROVE)
        .statusCode(200)
        .extract()
        .path("answer.deduction.deductionNo");
  }

  private static ValidatableResponse decide(
      ObjectNode request, String subject, String role, String decision) {
    return decideAs(request, token(subject, role), decision);
  }

  private static ValidatableResponse decideAs(ObjectNode request, String token, String decision) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(decision.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post("/fund/v1/reviews/" + requestNo(request) + "/decision")
        .then();
  }

  private static ValidatableResponse confirm(String deductionNo, String state, String reference) {
    return given()
        .auth()
        .oauth2(token("core", "fund-core"))
        .contentType("application/json")
        .body(
            """
            {"state":"%s","bankReference":"%s","at":"2026-11-20T15:00:00+08:00"}
            """
                .formatted(state, reference))
        .post("/fund/v1/payouts/" + deductionNo + "/confirmation")
        .then();
  }

  private void assertBalance(Person person, String balance) {
    JsonNode query = gateway.file(request("QUERY", person));
    assertThat(query.at("/answer/accounts/0/balance").asText()).isEqualTo(balance);
  }

  private void assertTold(ObjectNode request, String what) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            peer.heard().stream()
                .filter(heard -> heard.target().equals("/channel/v1/answers"))
                .anyMatch(heard ->
                    heard.body().contains(requestNo(request)) && heard.body().contains(what)));
  }
}
