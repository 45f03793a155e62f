package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.chakong.contracts.request.Action;
import org.chakong.gateway.sla.SlaFilter;
import org.chakong.gateway.sla.SlaHistory;
import org.chakong.gateway.sla.SlaHistory.By;
import org.chakong.gateway.sla.SlaHistory.History;
import org.chakong.gateway.sla.SlaHistory.Point;
import org.chakong.gateway.sla.SlaHistory.Step;
import org.chakong.gateway.sla.SlaHistory.Times;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The figures over time, of a made-up court's requests. */
@QuarkusTest
class FiguresPageTest extends GatewayTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-11-09");

  @Inject SlaHistory history;

  private final String court = "图" + UUID.randomUUID();

  @AfterEach
  void the_made_up_requests_go() throws SQLException {
    execute("DELETE FROM request WHERE court = ?", court);
  }

  @Test
  void a_day_is_a_legal_day_and_days_without_requests_stand_between() throws SQLException {
    // the same day in UTC
    answered("FREEZE", "2026-11-10T23:30+08", 60, true);
    answered("FREEZE", "2026-11-11T00:30+08", 120, true);
    answered("DEDUCT", "2026-11-13T12:00+08", 200_000, false);
    History found = history.of(filter("2026-11-10", "2026-11-14"), Step.DAY, By.ACTION);
    assertThat(found.all().points())
        .containsExactly(
            new Point(LocalDate.parse("2026-11-10"), 1, 1, 0, new Times(60, 60, 60)),
            new Point(LocalDate.parse("2026-11-11"), 1, 1, 0, new Times(120, 120, 120)),
            new Point(LocalDate.parse("2026-11-12"), 0, 0, 0, null),
            new Point(LocalDate.parse("2026-11-13"), 1, 0, 1, new Times(200_000, 200_000, 200_000)),
            new Point(LocalDate.parse("2026-11-14"), 0, 0, 0, null));
    assertThat(found.groups())
        .extracting(SlaHistory.Series::of)
        .containsExactly("FREEZE", "DEDUCT");
    assertThat(found.groups().getFirst().points().get(3).filed()).isZero();
  }

  @Test
  void percentiles_are_of_the_whole_week_and_not_of_its_days() throws SQLException {
    for (int i = 1; i <= 100; i++) {
      answered("FREEZE", MONDAY.plusDays(i % 7) + "T10:00+08", i * 10, i <= 97);
    }
    History found = history.of(filter("2026-11-09", "2026-11-15"), Step.WEEK, By.COURT);
    assertThat(found.all().points())
        .containsExactly(new Point(MONDAY, 100, 97, 3, new Times(500, 900, 990)));
    assertThat(found.groups().getFirst().of()).isEqualTo(court);
    assertThat(page("?from=2026-11-09&to=2026-11-15&step=WEEK", "zh-CN"))
        .contains("2026-11-09 · 97.0% (97/100)", "15 分", "<polyline", "对数刻度", "以表格查看");
  }

  @Test
  void it_is_chosen_by_action_and_shown_in_both_languages() throws SQLException {
    answered("FREEZE", "2026-11-10T10:00+08", 60, true);
    answered("DEDUCT", "2026-11-10T10:00+08", 60, false);
    assertThat(page("?action=DEDUCT&by=CENTRE", "en"))
        .contains("Share answered in time", "0.0% (0/1)", "410800", "nine of ten took at most")
        .doesNotContain("100.0% (1/1)");
    given()
        .cookie("chakong-page", BoardPageTest.token("court-ops", null))
        .get("/pages/figures?from=yesterday")
        .then()
        .statusCode(400)
        .contentType(ContentType.HTML);
    given()
        .cookie("chakong-page", BoardPageTest.token("court-ops", null))
        .get("/pages/figures?from=2026-11-02&to=2026-11-01")
        .then()
        .statusCode(400);
    given()
        .cookie("chakong-page", BoardPageTest.token("court-ops", null))
        .get("/pages/figures?from=0001-01-01&to=2026-11-01")
        .then()
        .statusCode(400);
  }

  @Test
  void so_many_points_are_drawn_as_can_be_read() {
    LocalDate first = LocalDate.parse("2026-01-01");
    assertThat(Step.fitting(first, first.plusDays(30), Optional.empty())).isEqualTo(Step.DAY);
    assertThat(Step.fitting(first, first.plusDays(100), Optional.empty())).isEqualTo(Step.WEEK);
    assertThat(Step.fitting(first, first.plusDays(100), Optional.of(Step.DAY))).isEqualTo(Step.DAY);
    assertThat(Step.fitting(first, first.plusYears(3), Optional.of(Step.DAY)))
        .isEqualTo(Step.MONTH);
  }

  private SlaFilter filter(String from, String to) {
    return new SlaFilter(LocalDate.parse(from), LocalDate.parse(to), (Action) null, null, court);
  }

  private String page(String query, String language) {
    return given()
        .cookie("chakong-page", BoardPageTest.token("case-system", court))
        .cookie("chakong-language", language)
        .get("/pages/figures" + query)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private void answered(String action, String at, int seconds, boolean inTime) throws SQLException {
    execute(
        """
        INSERT INTO request (request_no, court, fund_centre, action, case_number, body, fingerprint, status,
                             verdict, answer, answer_peer, answer_jti, stored_at, quiet_since, accepted_at,
                             received_at, answered_at, due_at, due_soon_at, due_soon_told_for, overdue_told_for)
        SELECT 'G-' || gen_random_uuid(), ?, '410800', ?, '（2026）豫0998执1号', '{}', repeat('0', 64), 'ANSWERED',
               'EXECUTED', '{}', 'fund:410800', 'made-up', now(), 'infinity', at, at, answered, due, due, due, due
          FROM (SELECT at, answered, answered + CAST(? AS interval) AS due
                  FROM (SELECT CAST(? AS timestamptz) AS at,
                               CAST(? AS timestamptz) + CAST(? AS interval) AS answered) AS made) AS made
        """,
        court,
        action,
        inTime ? "1 second" : "-1 second",
        at,
        at,
        seconds + " seconds");
  }

  private void execute(String sql, String... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
