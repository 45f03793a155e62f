package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.chakong.acceptance.chaos.Tables;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.ServedFigure;
import org.chakong.contracts.calendar.LegalZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 每日对账 over both services: what one side lost or was altered there comes to light on both. */
@Jiaozuo
class ReconciliationTest {

  private final City city;
  private final Court court;
  private final Tables gateway;
  private Filing filing;
  private LocalDate day;

  ReconciliationTest(City city) {
    this.city = city;
    this.court = city.court("豫0811");
    this.gateway = new Tables(city.data().resolve("gateway"));
  }

  @BeforeEach
  void a_freeze_that_is_answered() {
    Person person = city.person();
    city.account(person, "01", "30000.00", "1000.00");
    filing = court.freeze(person, "20000.00", 12);
    Reply answered = court.file(filing);
    assertThat(answered.at("/status")).isEqualTo("ANSWERED");
    day = LegalZone.dayOf(OffsetDateTime.parse(answered.at("/receivedAt")).toInstant());
  }

  @Test
  void a_day_that_is_the_same_on_both_sides_differs_in_nothing() {
    assertThat(found(reconcile())).isNull();
  }

  @Test
  void an_answer_that_the_gateway_lost_is_fetched_and_the_next_comparison_is_clean()
      throws Exception {
    gateway.change(
        "UPDATE request SET status = 'SENT', answer = NULL, verdict = NULL, answered_at = NULL,"
            + " answer_peer = NULL, answer_jti = NULL WHERE request_no = '"
            + filing.requestNo()
            + "'");
    JsonNode lost = found(reconcile());
    assertThat(lost.at("/kind").asText()).isEqualTo("OTHER_STATUS");
    assertThat(lost.at("/repaired").asBoolean()).isTrue();
    assertThat(court.request(filing.requestNo()).at("/answer/freeze/frozen")).isEqualTo("20000.00");
    assertThat(found(reconcile())).isNull();
  }

  @Test
  void an_amount_that_was_altered_is_listed_on_both_sides_and_alerted() throws Exception {
    String alter = "UPDATE court_freeze SET frozen = %d WHERE request_no = '%s'";
    gateway.change(alter.formatted(1_900_000, filing.requestNo()));
    JsonNode altered = found(reconcile());
    assertThat(altered.at("/kind").asText()).isEqualTo("OTHER_AMOUNTS");
    assertThat(altered.at("/here").asText()).contains("held 19000.00");
    assertThat(altered.at("/there").asText()).contains("held 20000.00");
    assertThat(altered.at("/repaired").asBoolean()).isFalse();
    JsonNode mirrored = found(city.centre().reconciliation(day));
    assertThat(mirrored.at("/here").asText()).contains("held 20000.00");
    assertThat(ServedFigure.of(city.world().gateway(), "chakong_reconciliation_differences"))
        .isPositive();
    gateway.change(alter.formatted(2_000_000, filing.requestNo()));
    assertThat(found(reconcile())).isNull();
  }

  @Test
  void a_request_that_the_centre_lacks_is_listed() throws Exception {
    String lost = "LOST-" + filing.requestNo();
    gateway.change(
        """
        INSERT INTO request (request_no, court, fund_centre, action, case_number, body, fingerprint,
          status, accepted_at, received_at, stored_at, quiet_since)
        SELECT '%s', court, fund_centre, action, case_number, body, fingerprint,
          'SENT', accepted_at, received_at, stored_at, now()
          FROM request WHERE request_no = '%s'
        """
            .formatted(lost, filing.requestNo()));
    JsonNode found = found(reconcile(), lost);
    assertThat(found.at("/kind").asText()).isEqualTo("ONLY_HERE");
    assertThat(found.has("there")).isFalse();
    gateway.change("DELETE FROM request WHERE request_no = '" + lost + "'");
    assertThat(found(reconcile(), lost)).isNull();
  }

  @Test
  void each_side_keeps_the_head_of_the_others_evidence() {
    Reply here =
        City.eventually(
            this::reconcile,
            reply ->
                "KEPT".equals(reply.at("/peers/0/evidence"))
                    && "KEPT".equals(city.centre().reconciliation(day).at("/peers/0/evidence")));
    assertThat(here.at("/peers/0/party")).isEqualTo("fund:410800");
  }

  private Reply reconcile() {
    return city.world().reconcile(day);
  }

  private JsonNode found(Reply report) {
    return found(report, filing.requestNo());
  }

  /** What differs about one request: other tests of the city play on the same day. */
  private static JsonNode found(Reply report, String requestNo) {
    for (JsonNode difference : report.json().at("/peers/0/differences")) {
      if (difference.at("/requestNo").asText().equals(requestNo)) {
        return difference;
      }
    }
    return null;
  }
}
