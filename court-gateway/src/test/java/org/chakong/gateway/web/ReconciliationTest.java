package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.chakong.runtime.metrics.ServedFigures.figure;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.chakong.contracts.api.ReconciliationDifference.Kind;
import org.chakong.contracts.api.ReconciliationResult;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.channel.ReconciliationWatch;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has a day of its own, on which the fund centre received one freeze of 30,000 yuan. */
@QuarkusTest
class ReconciliationTest extends GatewayTest {

  private static final AtomicInteger DAYS = new AtomicInteger();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 18);

  /** As an old copy of the database would have it, history and all. */
  private static final String FORGET_ANSWER =
      """
      UPDATE request SET status = '%2$s', revision = %3$d, answer = NULL, verdict = NULL,
        answered_at = NULL, answer_peer = NULL, answer_jti = NULL WHERE request_no = '%1$s'
      """;

  @Inject ReconciliationWatch watch;
  private LocalDate day;
  private String no;

  @BeforeEach
  void a_request_of_a_day_of_its_own() {
    day = LocalDate.of(2026, 10, 20).plusDays(DAYS.getAndIncrement());
    fund.receivesAt(day.atTime(LocalTime.NOON).atZone(LegalZone.ZONE).toOffsetDateTime());
    no = newRequestNo();
    atNoonOf(day);
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    atNoonOf(TODAY);
  }

  @AfterEach
  void nothing_is_left_to_be_looked_at() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      sql.executeUpdate("DELETE FROM reconciliation_difference");
      sql.executeUpdate("DELETE FROM reconciliation");
    }
  }

  private static void atNoonOf(LocalDate day) {
    at(day.atTime(LocalTime.NOON));
  }

  private static void at(LocalDateTime shanghai) {
    given()
        .contentType(ContentType.JSON)
        .body("{\"instant\":\"" + shanghai.atZone(LegalZone.ZONE).toOffsetDateTime() + "\"}")
        .put("/demo/v1/clock")
        .then()
        .statusCode(200);
  }

  @Test
  void a_day_that_is_the_same_on_both_sides_agrees_and_the_centre_is_told() {
    reconcile()
        .body("state", equalTo("AGREED"))
        .body("found", equalTo(0))
        .body("here.requests", equalTo(1))
        .body("here.answers", equalTo(1))
        .body("here.open", equalTo(0))
        .body("here.held", equalTo("30000.00"))
        .body("differences", empty());
    ReconciliationResult told = fund.reconciled(day).orElseThrow();
    assertThat(told.found()).isZero();
    assertThat(told.totals().requests()).isEqualTo(1);
  }

  @Test
  void days_whose_night_was_missed_are_made_up_for_within_the_hour_and_counted_until_then() {
    atNoonOf(day.plusDays(1));
    watch.notYetSettled();
    assertThat(days()).as("nothing was ever compared").isZero();
    assertThat(figure("chakong_reconciliation_behind_days")).isZero();
    reconcile().body("state", equalTo("AGREED"));
    atNoonOf(day.plusDays(4));
    assertThat(figure("chakong_reconciliation_behind_days")).isEqualTo(3);
    watch.notYetSettled();
    assertThat(days()).isEqualTo(4);
    assertThat(figure("chakong_reconciliation_behind_days")).isZero();
  }

  @Test
  void before_the_hour_of_the_night_yesterday_is_not_missed_yet() {
    reconcile().body("state", equalTo("AGREED"));
    at(day.plusDays(2).atTime(3, 0));
    watch.notYetSettled();
    assertThat(days()).isEqualTo(1);
    at(day.plusDays(2).atTime(4, 11));
    watch.notYetSettled();
    assertThat(days()).isEqualTo(2);
  }

  private long days() {
    return count("SELECT count(*) FROM reconciliation WHERE peer = ?", "fund:410800");
  }

  @Test
  void an_answer_that_was_lost_here_is_fetched_again() throws SQLException {
    execute(
        FORGET_ANSWER.formatted(no, "SENT", 1),
        "UPDATE request_event SET what = 'SENT', to_status = 'SENT' WHERE what = 'ANSWERED'"
            + " AND request_no = '"
            + no
            + "'");
    reconcile()
        .body("state", equalTo("AGREED"))
        .body("differences[0].requestNo", equalTo(no))
        .body("differences[0].kind", equalTo("OTHER_STATUS"))
        .body("differences[0].here", equalTo("SENT"))
        .body("differences[0].there", equalTo("ANSWERED"))
        .body("differences[0].repaired", equalTo(true));
    SHANYANG.get(no).then().body("answer.verdict", equalTo("EXECUTED"));
    reconcile().body("state", equalTo("AGREED")).body("differences", empty());
  }

  @Test
  void a_receipt_that_never_came_here_is_fetched() throws SQLException {
    // which would bring the request again
    await().atMost(SOON).until(() -> deliveryTasks() == 0);
    execute(
        FORGET_ANSWER.formatted(no, "ACCEPTED", 0),
        "UPDATE request SET received_at = NULL WHERE request_no = '" + no + "'",
        "UPDATE request_event SET what = 'DELIVERY_FAILED', to_status = 'ACCEPTED'"
            + " WHERE what = 'ANSWERED' AND request_no = '"
            + no
            + "'");
    reconcile()
        .body("state", equalTo("AGREED"))
        .body("differences[0].kind", equalTo("ONLY_THERE"))
        .body("differences[0].repaired", equalTo(true));
    assertThat(status(SHANYANG, no)).isEqualTo("ANSWERED");
  }

  @Test
  void an_amount_that_was_altered_is_listed_and_told_and_nothing_is_overwritten()
      throws SQLException {
    execute("UPDATE court_freeze SET frozen = 2900000 WHERE freeze_no = 'D-" + no + "'");
    reconcile()
        .body("state", equalTo("DIFFERENT"))
        .body("found", equalTo(1))
        .body("differences[0].kind", equalTo("OTHER_AMOUNTS"))
        .body(
            "differences[0].here",
            equalTo("ordered 30000.00, frozen 30000.00, waiting 0.00, held 29000.00"))
        .body("differences[0].repaired", equalTo(false));
    assertThat(fund.reconciled(day).orElseThrow().differences())
        .singleElement()
        .satisfies(difference -> assertThat(difference.kind()).isEqualTo(Kind.OTHER_AMOUNTS));
    assertThat(count("SELECT frozen FROM court_freeze WHERE freeze_no = ?", "D-" + no))
        .isEqualTo(2_900_000);
    execute("UPDATE court_freeze SET frozen = 3000000 WHERE freeze_no = 'D-" + no + "'");
    reconcile().body("state", equalTo("AGREED"));
  }

  @Test
  void a_day_that_agreed_long_ago_is_compared_again_when_what_its_freezes_hold_differs()
      throws SQLException {
    reconcile().body("state", equalTo("AGREED"));
    atNoonOf(day.plusDays(40));
    execute("UPDATE court_freeze SET frozen = 2900000 WHERE freeze_no = 'D-" + no + "'");
    watch.daysThatAreOver();
    assertThat(fund.reconciled(day).orElseThrow().found()).isEqualTo(1);

    execute("UPDATE court_freeze SET frozen = 3000000 WHERE freeze_no = 'D-" + no + "'");
    watch.daysThatAreOver();
    assertThat(fund.reconciled(day).orElseThrow().found()).isZero();
    long times = fund.results(day);
    watch.daysThatAreOver();
    assertThat(fund.results(day)).as("days that agree are left alone").isEqualTo(times);
  }

  @Test
  void an_altered_answer_is_listed() throws SQLException {
    execute(
        "UPDATE request SET answer = jsonb_set(answer, '{freeze,frozen}', '\"1.00\"')"
            + " WHERE request_no = '"
            + no
            + "'");
    reconcile()
        .body("state", equalTo("DIFFERENT"))
        .body("differences[0].kind", equalTo("OTHER_AMOUNTS"));
  }

  @Test
  void a_request_that_the_centre_lacks_is_listed() {
    fund.forget(no);
    reconcile()
        .body("state", equalTo("DIFFERENT"))
        .body("differences[0].requestNo", equalTo(no))
        .body("differences[0].kind", equalTo("ONLY_HERE"))
        .body("differences[0].there", nullValue());
  }

  @Test
  void days_that_are_over_are_compared_by_the_task_and_the_open_ones_again() {
    String open = newRequestNo();
    fund.script(open, Act.REVIEW);
    atNoonOf(day);
    SHANYANG.file(SHANYANG.freeze(open)).then().statusCode(202);
    awaitStatus(SHANYANG, open, "IN_REVIEW");
    atNoonOf(TODAY);
    watch.daysThatAreOver();
    assertThat(fund.reconciled(day).orElseThrow().totals().open()).isEqualTo(1);
    fund.advance(open, RequestStatus.ANSWERED);
    watch.daysThatAreOver();
    assertThat(fund.reconciled(day).orElseThrow().totals().open()).isZero();
    assertThat(status(SHANYANG, open)).isEqualTo("ANSWERED");
  }

  @Test
  void an_answer_that_comes_while_the_day_is_compared_is_no_difference_and_counts() {
    String open = newRequestNo();
    fund.script(open, Act.REVIEW);
    atNoonOf(day);
    SHANYANG.file(SHANYANG.freeze(open)).then().statusCode(202);
    awaitStatus(SHANYANG, open, "IN_REVIEW");
    atNoonOf(TODAY);
    TrackedRequest answered = fund.advance(open, RequestStatus.ANSWERED);
    fund.beforeNextBucket(() -> fund.pushAnswer(answered));
    reconcile()
        .body("state", equalTo("AGREED"))
        .body("here.open", equalTo(0))
        .body("here.answers", equalTo(2));
  }

  @Test
  void a_result_that_the_centre_did_not_take_is_told_again_until_it_does() {
    long before = fund.results(day);
    fund.refuseNextResult();
    reconcile().body("state", equalTo("AGREED"));
    assertThat(fund.results(day)).isEqualTo(before);
    watch.notYetSettled();
    assertThat(fund.results(day)).isEqualTo(before + 1);
    watch.notYetSettled();
    assertThat(fund.results(day)).as("what was taken is not told again").isEqualTo(before + 1);
  }

  @Test
  void only_operators_see_and_start_it_and_only_for_days_that_have_begun() {
    String path = "/api/v1/reconciliations/" + day;
    SHANYANG.caseSystem().get(path).then().statusCode(403);
    SHANYANG.caseSystem().post(path).then().statusCode(403);
    SHANYANG.as("court-ops").get(path).then().statusCode(200).body("peers", empty());
    SHANYANG.as("court-ops").post("/api/v1/reconciliations/2026-11-19").then().statusCode(400);
    SHANYANG.as("court-ops").get("/api/v1/reconciliations/yesterday").then().statusCode(400);
  }

  private long deliveryTasks() {
    return count(
        "SELECT count(*) FROM scheduled_tasks"
            + " WHERE task_name = 'deliver-request' AND task_instance = ?",
        no);
  }

  private ValidatableResponse reconcile() {
    return SHANYANG
        .as("court-ops")
        .post("/api/v1/reconciliations/" + day)
        .then()
        .statusCode(200)
        .body("date", equalTo(day.toString()))
        .body("peers.size()", equalTo(1))
        .rootPath("peers[0]");
  }

  /** Statements that change one row each, past every guard. */
  private void execute(String... statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      connection.setAutoCommit(false);
      sql.execute("SET LOCAL session_replication_role = replica");
      for (String statement : statements) {
        assertThat(sql.executeUpdate(statement)).isEqualTo(1);
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }
}
