package org.chakong.gateway.web;

import static org.chakong.gateway.web.Court.BOAI;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Figures worked out by hand for one court's requests of 4 March 2019, seen in November 2026. */
@QuarkusTest
class SlaSummaryTest extends GatewayTest {

  private static final String DAY = "/api/v1/sla/summary?from=2019-03-04&to=2019-03-04";
  private static final String DUE = "2019-03-07T00:00";
  private static boolean stored;

  @Test
  void every_outcome_is_counted_once_and_as_the_statistics_say() throws SQLException {
    figures()
        .body("total.filed", equalTo(10))
        .body("total.met", equalTo(3))
        .body("total.overdue", equalTo(4))
        .body("total.open", equalTo(1))
        .body("total.dueSoon", equalTo(1))
        .body("total.withdrawn", equalTo(1))
        .body("total.offline", equalTo(0))
        .body("total.withoutDeadline", equalTo(1))
        .body("total.answered", equalTo(5))
        .body("total.returned", equalTo(1))
        .body("total.undelivered", equalTo(1))
        .body("total.action", nullValue());
  }

  @Test
  void percentiles_are_times_of_real_requests_from_receipt_on() throws SQLException {
    // received to answered: 30 s, 60 s, 1 h, 2 h, 3 days
    figures()
        .body("total.handlingTime.p50", equalTo("PT1H"))
        .body("total.handlingTime.p90", equalTo("PT72H"))
        .body("total.handlingTime.max", equalTo("PT72H"))
        // accepted to received: 1 s seven times, 10 s, 1 day
        .body("total.deliveryDelay.p50", equalTo("PT1S"))
        .body("total.deliveryDelay.max", equalTo("PT24H"));
  }

  @Test
  void groups_are_by_action_centre_and_court_and_all_three() throws SQLException {
    figures()
        .body("byAction.action", contains("FREEZE", "QUERY"))
        .body("byAction.filed", contains(8, 2))
        .body("byAction[1].handlingTime.p50", equalTo("PT30S"))
        .body("byAction[1].handlingTime.max", equalTo("PT2H"))
        .body("byFundCentre.fundCentre", contains("410800"))
        .body("byCourt.court", contains("豫0822"))
        .body("groups.filed", contains(8, 2))
        .body("groups.court", contains("豫0822", "豫0822"));
  }

  @Test
  void operators_see_all_courts_and_a_case_system_its_own() throws SQLException {
    figures();
    SHANYANG
        .as("court-ops")
        .get(DAY)
        .then()
        .statusCode(200)
        .body("byCourt.court", contains("豫0822"));
    SHANYANG
        .caseSystem()
        .get(DAY)
        .then()
        .statusCode(200)
        .body("total.filed", equalTo(0))
        .body("total.handlingTime", nullValue())
        .body("byCourt.size()", equalTo(0));
    SHANYANG.as("auditor").get(DAY).then().statusCode(403);
  }

  @Test
  void days_are_legal_days_and_without_any_it_is_this_month() throws SQLException {
    figures();
    BOAI.caseSystem()
        .get("/api/v1/sla/summary?from=2019-03-05&to=2019-03-31")
        .then()
        .statusCode(200)
        .body("total.filed", equalTo(0));
    BOAI.caseSystem()
        .get("/api/v1/sla/summary")
        .then()
        .statusCode(200)
        .body("from", equalTo("2026-11-01"))
        .body("to", equalTo("2026-11-18"));
    BOAI.caseSystem().get("/api/v1/sla/summary?from=4.3.2019").then().statusCode(400);
    BOAI.caseSystem()
        .get("/api/v1/sla/summary?from=2019-03-05&to=2019-03-04")
        .then()
        .statusCode(400);
  }

  private ValidatableResponse figures() throws SQLException {
    if (!stored) {
      store();
      stored = true;
    }
    return BOAI.caseSystem().get(DAY).then().statusCode(200);
  }

  private void store() throws SQLException {
    String at = "2019-03-04T10:00:00";
    answered("FREEZE", "EXECUTED", at, "2019-03-04T10:00:10", "2019-03-04T10:01:10", DUE);
    answered("FREEZE", "RETURNED", at, "2019-03-04T10:00:01", "2019-03-04T11:00:01", DUE);
    answered(
        "FREEZE", "UNABLE", at, "2019-03-05T10:00:00", "2019-03-08T10:00:00", "2019-03-08T00:00");
    // the last second of the day in Shanghai is still of that day
    answered(
        "QUERY",
        "EXECUTED",
        "2019-03-04T23:59:58",
        "2019-03-04T23:59:59",
        "2019-03-05T00:00:29",
        DUE);
    answered("QUERY", "EXECUTED", at, "2019-03-04T10:00:01", "2019-03-04T12:00:01", null);
    open("IN_REVIEW", at, "2019-03-04T10:00:01", DUE, null);
    open("IN_REVIEW", at, "2019-03-04T10:00:01", "2029-03-07T00:00", null);
    open("ACCEPTED", at, null, DUE, null);
    open("WITHDRAWN", at, "2019-03-04T10:00:01", DUE, null);
    open("OFFLINE", at, "2019-03-04T10:00:01", DUE, DUE);
  }

  private void answered(
      String action, String verdict, String accepted, String received, String answered, String due)
      throws SQLException {
    insert(action, "ANSWERED", verdict, accepted, received, answered, due, null);
  }

  private void open(String status, String accepted, String received, String due, String told)
      throws SQLException {
    insert("FREEZE", status, null, accepted, received, null, due, told);
  }

  private void insert(String action, String status, String verdict, String... times)
      throws SQLException {
    String sql =
        """
        INSERT INTO request (request_no, court, fund_centre, action, case_number, body, fingerprint, status,
                             verdict, answer, answer_peer, answer_jti, stored_at, quiet_since,
                             accepted_at, received_at, answered_at, due_at, overdue_told_for, due_soon_at)
        VALUES (?, '豫0822', '410800', ?, '（2019）豫0822执1号', '{}', repeat('0', 64), ?,
                ?, CASE WHEN ? = 'ANSWERED' THEN cast('{}' AS jsonb) END, 'fund:410800', 'made-up', now(),
                'infinity', ?, ?, ?, ?, ?, cast(? AS timestamptz) - interval '4 years')
        """;
    try (Connection connection = database.getConnection();
        PreparedStatement row = connection.prepareStatement(sql)) {
      row.setString(1, "S-" + UUID.randomUUID());
      row.setString(2, action);
      row.setString(3, status);
      row.setString(4, verdict);
      row.setString(5, status);
      for (int i = 0; i < times.length; i++) {
        row.setObject(6 + i, instant(times[i]));
      }
      row.setObject(6 + times.length, instant(times[3]));
      row.executeUpdate();
    }
  }

  private static OffsetDateTime instant(String shanghai) {
    return shanghai == null ? null : OffsetDateTime.parse(shanghai + "+08:00");
  }
}
