package org.chakong.fund.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.json;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.chakong.fund.channel.Gateway;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class DelayWatchTest {

  @TestHTTPResource URI root;
  TestPeer peer;
  private Gateway gateway;

  @BeforeEach
  void connect() {
    gateway = new Gateway(peer, root);
    clock("{\"instant\":\"2026-11-16T10:00:00+08:00\"}");
  }

  @AfterEach
  void comeBack() {
    clock("{\"offset\":\"PT0S\"}");
  }

  @Test
  void o03_a_delay_is_told_once_before_the_deadline_which_stands() {
    ObjectNode request = deduct(openAccount("5000.00"), null, "1000.00");
    String due = gateway.file(request).at("/sla/dueAt").asText();
    assertThat(told(request)).isZero();
    OffsetDateTime soon = OffsetDateTime.parse(due).minusHours(1);
    clock("{\"instant\":\"" + soon + "\"}");
    await().atMost(Duration.ofSeconds(60)).until(() -> told(request) == 1);
    JsonNode now = json(gateway.read(requestNo(request)));
    assertThat(now.at("/sla/dueAt").asText()).isEqualTo(due);
    assertThat(now.at("/sla/state").asText()).isEqualTo("DUE_SOON");
    clock("{\"instant\":\"" + soon.plusMinutes(30) + "\"}");
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(60))
        .until(() -> told(request) == 1);
  }

  @Test
  void o03_a_clerk_says_why_and_nothing_else_is_said_near_the_deadline() {
    ObjectNode request = deduct(openAccount("5000.00"), null, "1000.00");
    String due = gateway.file(request).at("/sla/dueAt").asText();
    announce(request, "核心系统检修，预计次日上午恢复").then().statusCode(200).body("sla.dueAt", equalTo(due));
    await().atMost(Duration.ofSeconds(60)).until(() -> told(request) == 1);
    assertThat(peer.heard().stream().filter(h -> h.body().contains(requestNo(request))))
        .anyMatch(h -> h.body().contains("核心系统检修，预计次日上午恢复；答复期限不变"));
    announce(request, " 核心系统检修，预计次日上午恢复 ").then().statusCode(200);
    clock("{\"instant\":\"" + OffsetDateTime.parse(due).minusHours(1) + "\"}");
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(60))
        .until(() -> told(request) == 1);
    announce(request, "核心系统仍在检修").then().statusCode(200);
    await().atMost(Duration.ofSeconds(60)).until(() -> told(request) == 2);
    assertThat(json(gateway.read(requestNo(request))).at("/sla/dueAt").asText()).isEqualTo(due);
  }

  @Test
  void o03_what_is_answered_unknown_or_without_a_reason_is_refused() {
    ObjectNode answered = freeze(openAccount("5000.00"), "1000.00");
    assertThat(gateway.file(answered).at("/status").asText()).isEqualTo("ANSWERED");
    announce(answered, "核心系统检修").then().statusCode(409);
    ObjectNode unknown = freeze(openAccount("5000.00"), "1000.00");
    announce(unknown, "核心系统检修").then().statusCode(404);
    announce(answered, " ").then().statusCode(400);
    announce(answered, "长".repeat(501)).then().statusCode(400);
    given()
        .auth()
        .oauth2(token("ops", "fund-ops"))
        .contentType("application/json")
        .body("{\"reason\":\"核心系统检修\"}")
        .post("/fund/v1/requests/" + requestNo(answered) + "/delay")
        .then()
        .statusCode(403);
  }

  private static Response announce(ObjectNode request, String reason) {
    return given()
        .auth()
        .oauth2(token("clerk", "fund-clerk"))
        .contentType("application/json")
        .body("{\"reason\":\"" + reason + "\"}")
        .post("/fund/v1/requests/" + requestNo(request) + "/delay");
  }

  private long told(ObjectNode request) {
    return peer.heard().stream()
        .filter(heard ->
            heard.body().contains("\"DELAY\"") && heard.body().contains(requestNo(request)))
        .count();
  }

  private static void clock(String wish) {
    given().contentType("application/json").body(wish).put("/demo/v1/clock").then().statusCode(200);
  }
}
