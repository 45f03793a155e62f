package org.chakong.fund.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.request;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A freeze that a clerk must look at is held first and lifted if refused. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class FreezeReviewTest {

  @TestHTTPResource URI root;
  TestPeer peer;
  private Gateway gateway;
  private Person person;
  private ObjectNode request;

  @BeforeEach
  void freezeWhereAFactIsUnknown() {
    gateway = new Gateway(peer, root);
    person = openAccount("50000.00");
    event("\"loan\":{\"role\":\"BORROWER\",\"centre\":\"410800\"}");
    request = freeze(person, "30000.00");
    assertThat(gateway.file(request).at("/status").asText()).isEqualTo("IN_REVIEW");
    assertThat(frozen()).isEqualTo("30000.00");
  }

  @Test
  void a_refusal_lifts_it() {
    decide("{\"decision\":\"UNABLE\",\"reason\":\"LOAN_OUTSTANDING\",\"comment\":\"有贷款未结清\"}")
        .statusCode(200)
        .body("status", equalTo("ANSWERED"))
        .body("answer.verdict", equalTo("UNABLE"));
    assertThat(frozen()).isEqualTo("0.00");
  }

  @Test
  void an_approval_leaves_it_and_answers() {
    decide("{\"decision\":\"APPROVE\",\"comment\":\"贷款已结清\"}")
        .statusCode(200)
        .body("answer.verdict", equalTo("EXECUTED"))
        .body("answer.freeze.frozen", equalTo("30000.00"));
    assertThat(frozen()).isEqualTo("30000.00");
  }

  @Test
  void a_withdrawal_lifts_it() {
    assertThat(gateway.withdraw(requestNo(request), false).status()).isEqualTo(200);
    assertThat(frozen()).isEqualTo("0.00");
  }

  private String frozen() {
    JsonNode query = gateway.file(request("QUERY", person));
    return query.at("/answer/accounts/0/frozen").asText();
  }

  private void event(String fact) {
    given()
        .auth()
        .oauth2(token("core", "fund-core"))
        .contentType("application/x-ndjson")
        .body(
            "{\"eventId\":\"unknown-%s\",\"type\":\"LOAN_CHANGED\",\"accountNo\":\"%s\",%s}\n"
                .formatted(person.accountNo(), person.accountNo(), fact)
                .getBytes(StandardCharsets.UTF_8))
        .post("/fund/v1/core-events")
        .then()
        .statusCode(200)
        .body("items[0].result", equalTo("APPLIED"));
  }

  private ValidatableResponse decide(String decision) {
    return given()
        .auth()
        .oauth2(token("clerk-1", "fund-clerk"))
        .contentType("application/json")
        .body(decision.getBytes(StandardCharsets.UTF_8))
        .post("/fund/v1/reviews/" + requestNo(request) + "/decision")
        .then();
  }
}
