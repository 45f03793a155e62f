package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.chakong.gateway.channel.FundResource;
import org.chakong.gateway.channel.FundTexts;
import org.chakong.gateway.channel.ScriptedFund;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The gateway over real HTTP and a real database, with a fund centre that does what it is told. */
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(FundResource.class)
abstract class GatewayTest {

  static final Duration SOON = Duration.ofSeconds(60);

  /** Taken in: 202, or 200 where the fund centre has answered before the gateway could. */
  static final Matcher<Integer> TAKEN = oneOf(200, 202);

  @TestHTTPResource URI root;
  @Inject DataSource database;
  ScriptedFund fund;

  @BeforeEach
  void it_is_wednesday_18_november_2026() {
    fund.gatewayAt(root);
    fund.receivesAt(FundTexts.RECEIVED);
    given()
        .contentType(ContentType.JSON)
        .body("{\"instant\":\"2026-11-18T10:00:00+08:00\"}")
        .put("/demo/v1/clock")
        .then()
        .statusCode(200);
  }

  @AfterEach
  void the_fund_centre_could_verify_everything() {
    assertThat(fund.refusals()).isEmpty();
  }

  void awaitStatus(Court court, String requestNo, String status) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(status(court, requestNo)).isEqualTo(status));
  }

  String status(Court court, String requestNo) {
    return court.get(requestNo).then().statusCode(200).extract().path("status");
  }

  /** A number that a query over the gateway's own tables gives. */
  long count(String sql, String requestNo) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, requestNo);
      try (ResultSet result = query.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void assertNothingStoredOrSent(String requestNo) {
    assertThat(count("SELECT count(*) FROM request WHERE request_no = ?", requestNo)).isZero();
    assertThat(fund.deliveries(requestNo)).isZero();
  }
}
