package org.chakong.fund.request;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.json;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.calendar.CalendarDrop;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Across a New Year whose holidays are not published, and what happens once they are. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class NewYearTest {

  private static final Duration SOON = Duration.ofSeconds(120);

  @TestHTTPResource URI root;

  @ConfigProperty(name = "chakong.data")
  Path data;

  TestPeer peer;
  private Gateway gateway;
  private CalendarDrop calendar;

  @BeforeEach
  void connect() {
    gateway = new Gateway(peer, root);
    calendar = new CalendarDrop(data);
    calendar.clear();
    at("2026-12-31T10:00:00");
    // what the test before has published is taken back when the service looks again
    await().atMost(SOON).untilAsserted(NewYearTest::nextYearIsMissing);
  }

  private static void nextYearIsMissing() {
    assertThat(get("/q/metrics").asString()).contains("chakong_calendar_missing_year 2027.0");
  }

  @AfterEach
  void comeBack() {
    calendar.clear();
    clock("{\"offset\":\"PT0S\"}");
  }

  @Test
  void t12_the_freeze_is_placed_the_deadline_is_open_and_somebody_is_told() {
    Person person = openAccount("5000.00");
    JsonNode answer = gateway.file(freeze(person, "1000.00"));
    assertThat(answer.at("/answer/verdict").asText()).isEqualTo("EXECUTED");
    assertThat(answer.at("/answer/freeze/frozen").asText()).isEqualTo("1000.00");
    assertThat(answer.at("/answer/reasons/0/code").asText()).isEqualTo("CALENDAR_INCOMPLETE");
    assertThat(answer.at("/sla/state").asText()).isEqualTo("CALENDAR_INCOMPLETE");
    assertThat(answer.at("/sla/dueAt").isNull()).isTrue();
    get("/q/health/well").then().statusCode(503);
    nextYearIsMissing();
  }

  @Test
  void a_stored_deadline_is_counted_once_the_calendar_is_there_and_tells_the_court_in_time() {
    ObjectNode request = deduct(openAccount("5000.00"), null, "1000.00");
    assertThat(gateway.file(request).at("/sla/dueAt").isNull()).isTrue();
    calendar.put(2027, "2027-01-01");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(now(request).at("/sla/dueAt").asText())
                .isEqualTo("2027-01-06T00:00:00+08:00"));
    assertThat(now(request).at("/sla/state").asText()).isEqualTo("RUNNING");
    at("2027-01-05T20:00:00");
    await()
        .atMost(SOON)
        .until(() ->
            peer.heard().stream()
                .anyMatch(heard ->
                    heard.body().contains("\"DELAY\"")
                        && heard.body().contains(requestNo(request))));
    at("2027-01-06T00:00:00");
    assertThat(now(request).at("/sla/state").asText()).isEqualTo("OVERDUE");
  }

  @Test
  void a_term_with_a_nominal_end_is_not_released_before_the_calendar_is_there_and_then_rolled() {
    Person person = openAccount("5000.00");
    ObjectNode request = freeze(person, "1000.00");
    JsonNode placed = gateway.file(request).at("/answer/freeze");
    assertThat(placed.at("/until").asText()).isEqualTo("2027-12-31");
    at("2028-01-10T10:00:00");
    await()
        .during(Duration.ofSeconds(2))
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(register(person).at("/items/0/state").asText()).isEqualTo("ACTIVE"));
    calendar.put(2028, "2028-01-01");
    at("2027-06-01T10:00:00");
    calendar.put(2027, "2027-12-31");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(register(person).at("/items/0/until").asText()).isEqualTo("2028-01-03"));
    await()
        .atMost(SOON)
        .until(() ->
            peer.heard().stream()
                .anyMatch(heard ->
                    heard.body().contains("FREEZE_CHANGED")
                        && heard.body().contains(requestNo(request))
                        && heard.body().contains("2028-01-03")));
    at("2028-01-04T00:00:01");
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(register(person).at("/items").findValuesAsText("state"))
                .doesNotContain("ACTIVE"));
  }

  private JsonNode now(ObjectNode request) {
    return json(gateway.read(requestNo(request)));
  }

  private static JsonNode register(Person person) {
    return given()
        .auth()
        .oauth2(token("ops", "fund-ops"))
        .get("/fund/v1/accounts/" + person.accountNo() + "/freezes")
        .then()
        .statusCode(200)
        .extract()
        .as(JsonNode.class);
  }

  private static void at(String shanghai) {
    clock("{\"instant\":\"" + shanghai + "+08:00\"}");
  }

  private static void clock(String wish) {
    given().contentType("application/json").body(wish).put("/demo/v1/clock").then().statusCode(200);
  }
}
