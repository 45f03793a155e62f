package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.junit.jupiter.api.Test;

/** The report for the joint conference (焦中法〔2024〕 第十一条), in a month of its own. */
@Jiaozuo
class JointConferenceTest {

  private static final String MAY = "/months/4/";

  private final City city;
  private final Court court;
  private final String operator;

  JointConferenceTest(City city) {
    this.city = city;
    this.court = city.court("豫0811");
    this.operator = city.world().gatewayToken("court-ops");
  }

  @Test
  void o04_theReportCountsWhatWasFiledRefusedLateAndTakenToTheWindow() {
    int barredBefore = refusals("LOAN_OUTSTANDING");
    city.at("2025-05-12T10:00:00");
    Person person = account("01");
    court.file(court.freeze(person, "30000.00", 12));
    court.file(court.query(person));
    Person borrower = city.person();
    city.world().account(city.accountNo(), Facts.withLoan(borrower, "60000.00", "410800"));
    assertThat(court.file(court.freeze(borrower, "1.00", 12)).verdict()).isEqualTo("UNABLE");
    Filing late = court.freeze(account("99"), "1000.00", 12);
    Filing window = court.freeze(account("99"), "1000.00", 12);
    court.fileForReview(late);
    court.fileForReview(window);
    city.at("2025-05-19T10:00:00");
    city.centre().clerkDecides(late.requestNo(), "APPROVE", null);
    court.recordOffline(
        window.requestNo(),
        JsonNodeFactory.instance
            .objectNode()
            .put("verdict", "UNABLE")
            .put("at", "2025-05-19T09:30:00+08:00"));
    City.eventually(
        () -> court.request(late.requestNo()), reply -> "ANSWERED".equals(reply.at("/status")));

    Reply report = report();

    assertThat(report.at(MAY + "filed")).isEqualTo("5");
    assertThat(report.at(MAY + "executed")).isEqualTo("3");
    assertThat(report.at(MAY + "unable")).isEqualTo("1");
    assertThat(report.at(MAY + "met")).isEqualTo("3");
    assertThat(report.at(MAY + "overdue")).as("one late, one never answered").isEqualTo("2");
    assertThat(report.at(MAY + "onTimeRate")).isEqualTo("60.00");
    assertThat(report.at(MAY + "offlineFallbacks")).isEqualTo("1");
    assertThat(report.at(MAY + "frozen")).isEqualTo("31000.00");
    assertThat(refusals("LOAN_OUTSTANDING")).isEqualTo(barredBefore + 1);
    assertThat(report.json().path("byMeasure").findValuesAsText("action"))
        .contains("FREEZE", "QUERY");
  }

  @Test
  void o04_fromDecemberOnAMissingMeetingIsToldUntilItIsRecorded() {
    city.at("2025-11-30T10:00:00");
    assertThat(report().at("/meetings/missing")).isEqualTo("false");
    city.at("2025-12-01T00:00:00");
    assertThat(report().at("/meetings/due")).isEqualTo("1");
    assertThat(report().at("/meetings/missing")).isEqualTo("true");

    JsonNode meeting =
        JsonNodeFactory.instance.objectNode().put("heldOn", "2025-11-18").put("note", "通报全年情况");
    Reply recorded =
        city.world()
            .gateway()
            .json("POST", "/api/v1/reports/2025/meetings", operator, Map.of(), meeting);

    assertThat(recorded.status()).isEqualTo(200);
    assertThat(report().at("/meetings/missing")).isEqualTo("false");
  }

  private Reply report() {
    return city.world().gateway().get("/api/v1/reports/2025", operator, Map.of());
  }

  private int refusals(String code) {
    int requests = 0;
    for (JsonNode refusal : report().json().path("refusals")) {
      requests += code.equals(refusal.path("code").asText()) ? refusal.path("requests").asInt() : 0;
    }
    return requests;
  }

  private Person account(String status) {
    Person person = city.person();
    city.account(person, status, "60000.00", "2000.00");
    return person;
  }
}
