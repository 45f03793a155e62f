package org.chakong.runtime.demo;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
class DemoEndpointsTest {

  private static final Duration SLACK = Duration.ofSeconds(20);

  @Inject Clock legal;
  @Inject @RealTime Clock real;

  @AfterEach
  void bring_legal_time_back() {
    move("{\"offset\":\"PT0S\"}").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"roles\":\"case-system\"}",
        "{\"roles\":{}}",
        "{\"roles\":null}",
        "{}",
        "[]",
        "{",
        ""
      })
  void a_wish_for_a_token_that_cannot_be_read_is_a_problem(String wish) {
    given()
        .contentType(ContentType.JSON)
        .body(wish)
        .post("/demo/v1/tokens")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("MALFORMED"));
  }

  @Test
  void a_token_opens_what_its_role_and_court_allow() {
    String token = token("{\"roles\":[\"auditor\"],\"court\":\"豫0811\",\"subject\":\"a\"}");
    given()
        .auth()
        .oauth2(token)
        .get("/guarded")
        .then()
        .statusCode(200)
        .body("court", equalTo("豫0811"))
        .body("subject", equalTo("a"));
  }

  @Test
  void a_token_of_another_role_is_forbidden() {
    given()
        .auth()
        .oauth2(token("{\"roles\":[\"fund-clerk\"]}"))
        .get("/guarded")
        .then()
        .statusCode(403);
  }

  @Test
  void without_a_token_the_guarded_door_stays_shut() {
    get("/guarded").then().statusCode(401);
  }

  @Test
  void a_token_stays_good_wherever_legal_time_is() {
    String token = token("{\"roles\":[\"auditor\"],\"court\":\"豫0811\",\"subject\":\"a\"}");
    move("{\"instant\":\"2031-01-01T00:00:00+08:00\"}").then().statusCode(200);
    given().auth().oauth2(token).get("/guarded").then().statusCode(200);
  }

  @Test
  void legal_time_goes_where_it_is_put_and_real_time_stays() {
    move("{\"instant\":\"2027-02-01T08:00:00+08:00\"}")
        .then()
        .statusCode(200)
        .body("instant", startsWith("2027-02-01T08:00"));
    assertThat(legal.instant())
        .isBetween(Instant.parse("2027-02-01T00:00:00Z"), Instant.parse("2027-02-01T00:01:00Z"));
    assertThat(Duration.between(Instant.now(), real.instant()).abs()).isLessThan(SLACK);
    assertThat(legal.getZone()).hasToString("Asia/Shanghai");
    get("/demo/v1/clock").then().statusCode(200).body("instant", startsWith("2027-02-01T08:0"));
  }

  @Test
  void legal_time_can_be_put_back() {
    move("{\"offset\":\"-P40D\"}").then().statusCode(200);
    assertThat(Duration.between(legal.instant(), real.instant().minus(Duration.ofDays(40))).abs())
        .isLessThan(SLACK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"instant\":\"tomorrow\"}",
        "{\"instant\":\"2027-02-01T08:00:00\"}",
        "{\"offset\":\"PT99999999999999H\"}",
        "{\"offset\":\"P99999999D\"}",
        "{\"instant\":\"2027-02-01T08:00:00Z\",\"offset\":\"PT0S\"}"
      })
  void a_time_that_makes_no_sense_is_refused(String wish) {
    move(wish).then().statusCode(400);
    assertThat(Duration.between(legal.instant(), real.instant()).abs()).isLessThan(SLACK);
  }

  private static Response move(String wish) {
    return given().contentType(ContentType.JSON).body(wish).put("/demo/v1/clock");
  }

  private static String token(String wish) {
    return given()
        .contentType(ContentType.JSON)
        .body(wish)
        .post("/demo/v1/tokens")
        .then()
        .statusCode(200)
        .extract()
        .path("token");
  }
}
