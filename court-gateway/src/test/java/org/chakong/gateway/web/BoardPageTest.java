package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Sla;
import org.chakong.contracts.request.Verdict;
import org.chakong.gateway.request.Board;
import org.chakong.gateway.request.RequestEvent;
import org.chakong.gateway.sla.SlaHistory;
import org.chakong.runtime.Fastest;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The board of made-up courts' requests, seen on Wednesday 18 November 2026 at ten. */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoardPageTest extends GatewayTest {

  private static final int MANY = 10_000;
  private static final Pattern ROW =
      Pattern.compile("<th scope=\"row\"><a href=\"/pages/requests/([^\"]+)\"");
  private static final Pattern FREEZE = Pattern.compile(">(E-[^<]+)</a></th>");
  private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

  @Inject PageTexts texts;

  private final String court = "测" + UUID.randomUUID();
  private final String caseNumber = "豫0999执" + (1 + Math.floorMod(court.hashCode(), 99_999)) + "号";

  @AfterEach
  void the_made_up_requests_go() throws SQLException {
    execute("DELETE FROM court_freeze WHERE court = ?", court);
    execute("DELETE FROM request WHERE court = ?", court);
  }

  @Test
  void the_nearest_deadline_comes_first_and_another_courts_requests_not_at_all()
      throws SQLException {
    String late = store("SENT", "2026-11-17T00:00", "2026-11-16T00:00");
    String fine = store("SENT", "2026-11-30T00:00", "2026-11-28T00:00");
    String soon = store("ACCEPTED", "2026-11-20T00:00", "2026-11-18T00:00");
    String open = store("SENT", null, null);
    store("ANSWERED", "2026-11-16T00:00", "2026-11-15T00:00");
    String page = board("case-system", "zh-CN", "");
    assertThat(rows(page)).containsExactly(late, soon, fine, open);
    assertThat(page).contains("逾期 1 天 10 小时", "剩 1 天 13 小时", "2026-11-19 24:00", "待定（缺工作日安排）");
    assertThat(rows(board("case-system", "zh-CN", "?view=OVERDUE"))).containsExactly(late);
    assertThat(rows(board("case-system", "zh-CN", "?view=DUE_SOON"))).containsExactly(soon);
    assertThat(rows(board("case-system", "zh-CN", "?view=UNDELIVERED"))).containsExactly(soon);
    assertThat(rows(board("case-system", "zh-CN", "?action=QUERY"))).isEmpty();
    assertThat(page("/pages/board", "case-system", "豫0000", "en"))
        .contains("There is no such request");
  }

  @Test
  void a_request_is_found_by_its_number_its_case_and_its_freeze() throws SQLException {
    String requestNo = store("ANSWERED", "2026-11-16T00:00", "2026-11-15T00:00");
    store("SENT", "2026-11-30T00:00", "2026-11-28T00:00");
    String freezeNo = "F-" + requestNo;
    execute(
        """
        INSERT INTO court_freeze (fund_centre, freeze_no, request_no, court, case_number, account_no, state,
                                  ordered, frozen, waiting, until_day, expiring_told_for, as_of)
        SELECT '410800', ?, request_no, court, case_number, '41080000000001', 'ACTIVE',
               1000000, 400000, 600000, date '2026-12-01', date '2026-12-01', now()
          FROM request WHERE request_no = ?
        """,
        freezeNo,
        requestNo);
    String release = store("SENT", "2026-11-30T00:00", "2026-11-28T00:00");
    execute(
        "UPDATE request SET body = jsonb_build_object('instruction', jsonb_build_object('freezeNo', ?::text))"
            + " WHERE request_no = ?",
        freezeNo,
        release);
    assertThat(rows(search(requestNo))).containsExactly(requestNo);
    assertThat(rows(search(" " + freezeNo + " "))).containsExactly(release, requestNo);
    assertThat(search(freezeNo)).contains("有关的冻结", "4,000.00", "2026-12-01");
    assertThat(rows(search("(2026)" + caseNumber))).hasSize(3);
    assertThat(rows(search("nothing"))).isEmpty();
    assertThat(board("case-system", "zh-CN", ""))
        .contains(freezeNo, "4,000.00", "6,000.00", "剩 13 天");
  }

  @Test
  void what_may_be_a_persons_number_gets_into_no_address() {
    assertThat(sentTo("  410811198503152010 ")).endsWith("/pages/board");
    assertThat(sentTo("41081119850315201x")).endsWith("/pages/board");
    assertThat(sentTo("410811850315201")).endsWith("/pages/board");
    assertThat(sentTo("")).endsWith("/pages/board");
    assertThat(sentTo("JZ-2026-000123")).endsWith("/pages/board?q=JZ-2026-000123");
    given()
        .cookie("chakong-page", token("case-system", court))
        .redirects()
        .follow(false)
        .get("/pages/board?q=410811198503152010")
        .then()
        .statusCode(303);
  }

  private String sentTo(String words) {
    return given()
        .cookie("chakong-page", token("case-system", court))
        .header("Sec-Fetch-Site", "same-origin")
        .redirects()
        .follow(false)
        .formParam("q", words)
        .post("/pages/board/find")
        .then()
        .statusCode(303)
        .extract()
        .header("Location");
  }

  @Test
  void pages_follow_each_other_without_gap_or_repetition() throws SQLException {
    List<String> stored = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String due = i % 3 == 0 ? null : "2029-11-%02dT00:00".formatted(i % 20 + 1);
      stored.add(store("SENT", due, due));
    }
    assertThat(follow("/pages/board", ROW))
        .containsExactlyInAnyOrderElementsOf(stored)
        .doesNotHaveDuplicates();
    assertThat(follow("/pages/board?q=" + encoded("（2026）" + caseNumber), ROW))
        .containsExactlyElementsOf(stored.reversed());
  }

  /** First of all: nobody has asked for the board before, neither here nor in the database. */
  @Test
  @Order(1)
  void with_ten_thousand_open_requests_its_answer_comes_within_a_second() throws Exception {
    execute(
        """
        INSERT INTO request (request_no, court, fund_centre, action, case_number, body, fingerprint, status,
                             stored_at, quiet_since, accepted_at, received_at, due_at, due_soon_at,
                             due_soon_told_for, overdue_told_for)
        SELECT 'M-' || n || '-' || md5(court), court, '410800', 'FREEZE', '（2026）豫0999执1号', '{}', repeat('0', 64),
               CASE WHEN n %% 2 = 0 THEN 'SENT' ELSE 'WITHDRAWN' END, now(), 'infinity',
               timestamptz '2026-11-17T10:00+08', timestamptz '2026-11-17T10:00+08', due, due - interval '1 day',
               due, due
          FROM (SELECT n, ? AS court, timestamptz '2029-01-01T00:00+08' + n * interval '1 minute' AS due
                  FROM generate_series(1, %d) AS n) AS made
        """
            .formatted(2 * MANY),
        court);
    // a page was written before: the board is timed, not the start of the process
    assertThat(page("/pages/figures", "court-ops", null, "en")).contains("<svg");
    String token = token("court-ops", null);
    Duration fastest =
        Fastest.of(
            5,
            () -> {
              String page = given().cookie("chakong-page", token).get("/pages/board").asString();
              assertThat(rows(page)).hasSize(50);
            });
    assertThat(fastest).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void what_is_chosen_is_shown_and_counted() throws SQLException {
    String sent = store("SENT", "2026-11-30T00:00", "2026-11-28T00:00");
    String accepted = store("ACCEPTED", "2026-11-20T00:00", "2026-11-18T00:00");
    execute(
        "UPDATE request SET fund_centre = '310100', action = 'DEDUCT' WHERE request_no = ?", sent);
    assertThat(rows(board("court-ops", "zh-CN", "?centre=310100&court=" + encoded(court))))
        .containsExactly(sent);
    assertThat(rows(board("court-ops", "zh-CN", "?action=DEDUCT&court=" + encoded(court))))
        .containsExactly(sent);
    assertThat(rows(board("court-ops", "zh-CN", "?status=ACCEPTED&court=" + encoded(court))))
        .containsExactly(accepted);
    String page = board("court-ops", "zh-CN", "?status=SENT&centre=310100&court=" + encoded(court));
    assertThat(rows(page)).containsExactly(sent);
    assertThat(page)
        .contains("未答复 <b>1</b>", "未送达 <b>0</b>", "取消筛选")
        .contains("<option value=\"" + court + "\" selected>");
    // a court cannot choose another one
    String own = board("case-system", "zh-CN", "?court=" + encoded("豫0811"));
    assertThat(rows(own)).containsExactly(accepted, sent);
    assertThat(own).doesNotContain("id=\"court\"");
  }

  @Test
  void all_freezes_that_end_soon_are_listed_page_by_page() throws SQLException {
    String requestNo = store("ANSWERED", "2026-11-16T00:00", "2026-11-15T00:00");
    execute(
        """
        INSERT INTO court_freeze (fund_centre, freeze_no, request_no, court, case_number, account_no, state,
                                  ordered, frozen, waiting, until_day, expiring_told_for, as_of)
        SELECT '410800', 'E-' || n || '-' || request_no, request_no, court, case_number, '41080000000001',
               'ACTIVE', 100, 100, 0, day, day, now()
          FROM request, (SELECT n, date '2026-11-18' + n / 4 AS day FROM generate_series(0, 119) AS n) AS made
         WHERE request_no = ?
        """,
        requestNo);
    assertThat(follow("/pages/freezes?days=60", FREEZE)).hasSize(120).doesNotHaveDuplicates();
    assertThat(follow("/pages/freezes", FREEZE)).hasSize(120);
    assertThat(follow("/pages/freezes?days=7", FREEZE)).hasSize(32);
    assertThat(board("case-system", "en", "")).contains("All freezes that end soon");
  }

  @Test
  void everything_that_can_stand_on_the_pages_has_a_word() {
    Stream.of(
            words("view_", Board.View.values()),
            words("action_", Action.values()),
            words("status_", RequestStatus.values()),
            words("verdict_", Verdict.values()),
            words("sla_", Sla.State.values()),
            words("outcome_", Finding.Outcome.values()),
            words("paper_", DocumentType.values()),
            words("freeze_is_", FreezeView.State.values()),
            words("figures_", SlaHistory.By.values()),
            words("figures_by_", SlaHistory.Step.values()),
            words("event_", RequestEvent.values()))
        .flatMap(keys -> keys)
        .forEach(key -> assertThat(texts.in(Language.ENGLISH)).containsKey(key));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Stream<String> words(String kind, Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> kind + value.name().toLowerCase(java.util.Locale.ROOT));
  }

  private String search(String words) {
    return given()
        .cookie("chakong-page", token("case-system", court))
        .queryParam("q", words)
        .get("/pages/board")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private String board(String role, String language, String query) {
    return page("/pages/board" + query, role, court, language);
  }

  private static String page(String path, String role, String court, String language) {
    return given()
        .urlEncodingEnabled(false)
        .cookie("chakong-page", token(role, court))
        .cookie("chakong-language", language)
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  static String token(String role, String court) {
    return given()
        .contentType(ContentType.JSON)
        .body(
            "{\"roles\":[\"%s\"],\"court\":%s,\"subject\":\"reader\"}"
                .formatted(role, court == null ? "null" : "\"" + court + "\""))
        .post("/demo/v1/tokens")
        .path("token");
  }

  /** Everything on a page and those that it leads to. */
  private List<String> follow(String first, Pattern row) {
    List<String> seen = new ArrayList<>();
    String address = first;
    do {
      String page = page(address, "case-system", court, "zh-CN");
      seen.addAll(rows(page, row));
      Matcher next = NEXT.matcher(page);
      address = next.find() ? next.group(1).replace("&amp;", "&") : null;
    } while (address != null);
    return seen;
  }

  private static List<String> rows(String page) {
    return rows(page, ROW);
  }

  private static List<String> rows(String page, Pattern row) {
    String list = page.substring(page.indexOf("id=\"list\""));
    int end = list.indexOf("<section>");
    return row.matcher(end < 0 ? list : list.substring(0, end))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private String store(String status, String due, String soon) throws SQLException {
    String requestNo = "B-" + UUID.randomUUID();
    execute(
        """
        INSERT INTO request (request_no, court, fund_centre, action, case_number, body, fingerprint, status,
                             verdict, answer, answer_peer, answer_jti, stored_at, quiet_since, accepted_at,
                             received_at, answered_at, due_at, due_soon_at, due_soon_told_for, overdue_told_for)
        SELECT request_no, court, '410800', 'FREEZE', case_number, '{}', repeat('0', 64), status,
               CASE WHEN status = 'ANSWERED' THEN 'EXECUTED' END, CASE WHEN status = 'ANSWERED' THEN '{}'::jsonb END,
               'fund:410800', 'made-up', now(), 'infinity', at, CASE WHEN status <> 'ACCEPTED' THEN at END,
               CASE WHEN status = 'ANSWERED' THEN at END, due, soon, due, due
          FROM (SELECT ? AS request_no, ? AS court, ? AS case_number, ? AS status,
                       -- what reaches a year without a calendar has no deadline
                       CASE WHEN CAST(? AS timestamptz) IS NULL THEN timestamptz '2026-12-31T10:00+08'
                            ELSE timestamptz '2026-11-13T10:00+08' END AS at,
                       CAST(? AS timestamptz) AS due, CAST(? AS timestamptz) AS soon) AS made
        """,
        requestNo,
        court,
        "（2026）" + caseNumber,
        status,
        instant(due),
        instant(due),
        instant(soon));
    return requestNo;
  }

  private static String instant(String shanghai) {
    return shanghai == null ? null : shanghai + ":00+08";
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
