package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.runtime.metrics.ServedFigures.figure;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** The year's report against figures counted by hand; its year is one that no other test uses. */
@QuarkusTest
class ReportTest extends GatewayTest {

  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /**
   * Number, acceptance in Shanghai, court, action, status, verdict, answer, whether late. The last
   * second of January and the first of February are on one day of UTC.
   */
  private static final String[][] YEAR = {
    {"1", "2019-01-10 09:00:00", "豫0811", "FREEZE", "ANSWERED", "EXECUTED", frozen("1000.00"), ""},
    {
      "2",
      "2019-01-31 23:59:59",
      "豫0811",
      "FREEZE",
      "ANSWERED",
      "PARTLY_EXECUTED",
      frozen("200.50"),
      ""
    },
    {
      "3",
      "2019-02-01 00:00:00",
      "豫0802",
      "FREEZE",
      "ANSWERED",
      "RETURNED",
      because("OFFICERS_TOO_FEW", "PERMIT_EXPIRED"),
      ""
    },
    {
      "4",
      "2019-04-05 09:00:00",
      "豫0811",
      "DEDUCT",
      "ANSWERED",
      "EXECUTED",
      paid("300.00", "R-DEDUCTED"),
      "late"
    },
    {
      "5",
      "2019-07-01 09:00:00",
      "豫0802",
      "UNFREEZE",
      "ANSWERED",
      "EXECUTED",
      "{\"freeze\":{\"released\":\"50.25\"},\"reasons\":[]}",
      ""
    },
    {"6", "2019-10-01 09:00:00", "豫0811", "FREEZE", "OFFLINE", null, null, "late"},
    {"7", "2019-10-02 09:00:00", "豫0811", "QUERY", "OFFLINE", null, null, ""},
    {"8", "2019-11-01 09:00:00", "豫0811", "FREEZE", "WITHDRAWN", null, null, ""},
    {
      "9",
      "2019-12-31 23:59:59",
      "豫0802",
      "QUERY",
      "ANSWERED",
      "REJECTED",
      because("CHANNEL_NOT_ALLOWED"),
      ""
    },
    {
      "10",
      "2019-12-01 09:00:00",
      "豫0811",
      "FREEZE",
      "ANSWERED",
      "UNABLE",
      because("LOAN_OUTSTANDING"),
      ""
    },
    {"11", "2020-01-01 00:00:00", "豫0811", "QUERY", "ANSWERED", "EXECUTED", "{\"reasons\":[]}", ""},
  };

  @Test
  void o04_the_years_figures_are_those_counted_by_hand() {
    writeYear();
    JsonPath report = report("court-ops", 2019).statusCode(200).extract().jsonPath();
    assertThat(report.getMap("total"))
        .containsAllEntriesOf(
            Map.of("filed", 10, "executed", 3, "partlyExecuted", 1, "unable", 1, "returned", 1))
        .containsAllEntriesOf(
            Map.of("rejected", 1, "met", 6, "overdue", 2, "open", 0, "withdrawn", 1, "offline", 1))
        .containsAllEntriesOf(Map.of("withoutDeadline", 0, "offlineFallbacks", 2))
        .containsAllEntriesOf(
            Map.of(
                "onTimeRate", "75.00",
                "frozen", "1200.50",
                "released", "50.25",
                "deducted", "300.00"));
    assertThat(report.<Integer>getList("quarters.filed")).containsExactly(3, 1, 1, 5);
    assertThat(report.<Integer>getList("months.filed"))
        .containsExactly(2, 1, 0, 1, 0, 0, 1, 0, 0, 2, 1, 2);
    assertThat(report.<String>getList("months.period")).startsWith("2019-01").endsWith("2019-12");
    assertThat(report.getString("months[0].frozen")).isEqualTo("1200.50");
    assertThat(report.getString("months[2].onTimeRate")).isNull();
    assertThat(report.<String>getList("byMeasure.action"))
        .containsExactly("DEDUCT", "FREEZE", "QUERY", "UNFREEZE");
    assertThat(report.<Integer>getList("byMeasure.filed")).containsExactly(1, 6, 2, 1);
    assertThat(report.<Integer>getList("byCourt.filed")).containsExactly(3, 7);
    assertThat(report.<String>getList("byCourt.onTimeRate")).containsExactly("100.00", "60.00");
    assertThat(report.<Integer>getList("groups.filed")).containsExactly(1, 1, 1, 1, 5, 1);
    assertThat(report.<String>getList("refusals.code"))
        .containsExactlyInAnyOrder(
            "OFFICERS_TOO_FEW", "PERMIT_EXPIRED", "CHANNEL_NOT_ALLOWED", "LOAN_OUTSTANDING");
  }

  @Test
  void the_workbook_has_the_same_numbers_as_numbers() throws IOException {
    writeYear();
    byte[] bytes =
        SHANYANG
            .as("auditor")
            .accept(WORKBOOK)
            .get("/api/v1/reports/2019")
            .then()
            .statusCode(200)
            .contentType(WORKBOOK)
            .extract()
            .asByteArray();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      assertThat(workbook.getSheets().map(sheet -> sheet.getName()))
          .containsExactly("全年", "按事项", "按法院", "按法院和事项", "按季度", "按月", "未办理理由", "提示核查解除", "联席会议");
      List<Row> months = workbook.findSheet("按月").orElseThrow().read();
      assertThat(months).hasSize(13);
      assertThat(months.getFirst().getCellText(3)).isEqualTo("受理");
      assertThat(months.get(1).getCellText(0)).isEqualTo("2019-01");
      assertThat(months.get(1).getCellAsNumber(3)).contains(new BigDecimal("2"));
      assertThat(months.get(1).getCellAsNumber(16).orElseThrow()).isEqualByComparingTo("1200.50");
      Row year = workbook.findSheet("全年").orElseThrow().read().get(1);
      assertThat(year.getCellAsNumber(19).orElseThrow()).isEqualByComparingTo("75");
    }
  }

  @Test
  void courts_are_asked_to_look_at_what_seems_not_to_be_needed_any_more() {
    writeYear();
    sql(freeze("R-CLAIM", "R-2019-000001", "（2019）豫0811执4号", "ACTIVE", "2027-01-01"));
    sql(freeze("R-DEDUCTED", "R-none", "（2019）豫0811执999号", "ACTIVE", "2027-01-01"));
    sql(freeze("R-OTHER", "R-none", "（2019）豫0811执77号", "WAITING", "2027-01-01"));
    sql(freeze("R-GONE", "R-none", "（2019）豫0811执77号", "RELEASED", "2027-01-01"));
    sql(freeze("R-PAST", "R-none", "（2019）豫0811执78号", "ACTIVE", "2026-11-17"));
    sql(freeze("R-TODAY", "R-none", "（2019）豫0811执79号", "ACTIVE", "2026-11-18"));
    JsonPath report = report("court-ops", 2019).extract().jsonPath();
    assertThat(why(report, "R-CLAIM")).isEqualTo("CLAIM_PAID");
    assertThat(why(report, "R-DEDUCTED")).isEqualTo("DEDUCTION_PAID");
    assertThat(why(report, "R-OTHER")).isEqualTo("CASE_RELEASED");
    assertThat(why(report, "R-PAST")).isEqualTo("PAST_END");
    assertThat(why(report, "R-GONE")).isNull();
    assertThat(why(report, "R-TODAY")).isNull();
  }

  @Test
  void o04_from_december_on_a_missing_joint_meeting_is_told_until_it_is_recorded() {
    meetings(2026).body("meetings.due", equalTo(1)).body("meetings.missing", equalTo(false));
    it_is("2026-12-01T00:00:00+08:00");
    meetings(2026).body("meetings.missing", equalTo(true));
    assertThat(figure("chakong_joint_meeting_missing")).isEqualTo(1);
    for (int time = 0; time < 2; time++) {
      record(2026, "2026-11-18", "通报全年情况")
          .statusCode(200)
          .body("held.heldOn", hasItem("2026-11-18"))
          .body("missing", equalTo(false));
    }
    record(2026, "2026-11-18", "另一内容").statusCode(409);
    record(2026, "2026-12-02", null).statusCode(400).body("violations.field", hasItem("heldOn"));
    record(2026, "2025-11-18", null).statusCode(400).body("violations.field", hasItem("heldOn"));
    assertThat(figure("chakong_joint_meeting_missing")).isEqualTo(0);
    meetings(2019).body("meetings.due", equalTo(0)).body("meetings.missing", equalTo(false));
  }

  @Test
  void a_year_without_requests_is_a_report_of_zeros() {
    report("auditor", 2016)
        .statusCode(200)
        .body("total.filed", equalTo(0))
        .body("total.onTimeRate", nullValue())
        .body("months.size()", equalTo(12));
    report("court-ops", 1999).statusCode(400).body("violations.field", hasItem("year"));
  }

  @Test
  void case_systems_do_not_read_reports_and_auditors_record_no_meetings() {
    report("case-system", 2019).statusCode(403);
    SHANYANG
        .as("auditor")
        .contentType(ContentType.JSON)
        .body("{\"heldOn\":\"2026-11-17\"}")
        .post("/api/v1/reports/2026/meetings")
        .then()
        .statusCode(403);
  }

  private static String why(JsonPath report, String freezeNo) {
    return report.getString("toRelease.find { it.freezeNo == '" + freezeNo + "' }?.why");
  }

  private static ValidatableResponse meetings(int year) {
    return report("court-ops", year).statusCode(200);
  }

  private static ValidatableResponse report(String role, int year) {
    return SHANYANG.as(role).get("/api/v1/reports/" + year).then();
  }

  private static ValidatableResponse record(int year, String day, String note) {
    String noted = note == null ? "" : ",\"note\":\"" + note + "\"";
    return SHANYANG
        .as("court-ops")
        .contentType(ContentType.JSON)
        .body("{\"heldOn\":\"" + day + "\"" + noted + "}")
        .post("/api/v1/reports/" + year + "/meetings")
        .then();
  }

  private static void it_is(String instant) {
    given()
        .contentType(ContentType.JSON)
        .body("{\"instant\":\"" + instant + "\"}")
        .put("/demo/v1/clock")
        .then()
        .statusCode(200);
  }

  private static String frozen(String yuan) {
    return "{\"freeze\":{\"frozen\":\"" + yuan + "\"},\"reasons\":[]}";
  }

  private static String paid(String yuan, String freezeNo) {
    return ("{\"deduction\":{\"deducted\":\"%s\",\"freezeNo\":\"%s\",\"payout\":{\"state\":\"PAID\"}},"
            + "\"reasons\":[]}")
        .formatted(yuan, freezeNo);
  }

  private static String because(String... codes) {
    StringBuilder reasons = new StringBuilder();
    for (String code : codes) {
      reasons.append(reasons.isEmpty() ? "" : ",").append("{\"code\":\"" + code + "\"}");
    }
    return "{\"reasons\":[" + reasons + "]}";
  }

  private void writeYear() {
    for (String[] row : YEAR) {
      sql(request(row));
    }
  }

  private static String request(String[] row) {
    boolean answered = row[4].equals("ANSWERED");
    boolean late = row[7].equals("late");
    return """
    INSERT INTO request (request_no, court, fund_centre, action, case_number, body, fingerprint, status,
                         verdict, answer, answer_peer, answer_jti, accepted_at, received_at, answered_at,
                         due_at, due_soon_at, overdue_told_for, due_soon_told_for, stored_at, quiet_since)
    SELECT 'R-2019-' || lpad('%1$s', 6, '0'), '%3$s', '410800', '%4$s', '（2019）豫0811执' || n || '号',
           '{"case":{"claimAmount":"300.00"},"instruction":{}}', repeat('a', 64), '%5$s',
           %6$s, %7$s, %8$s, %8$s, at, at, %9$s, at + interval '3 days', at + interval '2 days',
           %10$s, at + interval '3 days', at, 'infinity'
      FROM (SELECT timestamp '%2$s' AT TIME ZONE 'Asia/Shanghai' AS at, %1$s AS n) AS now
    ON CONFLICT DO NOTHING
    """
        .formatted(
            row[0],
            row[1],
            row[2],
            row[3],
            row[4],
            quoted(row[5]),
            quoted(row[6]) + "::jsonb",
            answered ? "'x'" : "NULL",
            answered ? "at + interval '" + (late ? 3 : 1) + " days'" : "NULL",
            late ? "at + interval '3 days'" : "NULL");
  }

  private static String freeze(
      String freezeNo, String requestNo, String caseNumber, String state, String until) {
    return """
    INSERT INTO court_freeze (fund_centre, freeze_no, request_no, court, case_number, state, frozen,
                              until_day, as_of)
    VALUES ('410800', '%s', '%s', '豫0811', '%s', '%s', 5000, '%s', now())
    ON CONFLICT DO NOTHING
    """
        .formatted(freezeNo, requestNo, caseNumber, state, until);
  }

  private static String quoted(String text) {
    return text == null ? "NULL" : "'" + text + "'";
  }

  private void sql(String statement) {
    try (Connection connection = database.getConnection();
        Statement written = connection.createStatement()) {
      written.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
