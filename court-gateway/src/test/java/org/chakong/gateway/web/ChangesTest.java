package org.chakong.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.gateway.web.Court.JIEFANG;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chakong.contracts.api.Notice;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.gateway.change.ChangeCursor;
import org.chakong.gateway.channel.FundTexts;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangesTest extends GatewayTest {

  @Test
  void each_change_of_a_request_comes_once_and_in_the_timeline_s_order() {
    String start = end(SHANYANG);
    String no = newRequestNo();
    fund.script(no, Act.REVIEW);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "IN_REVIEW");
    fund.pushAnswer(fund.advance(no, RequestStatus.ANSWERED));
    awaitStatus(SHANYANG, no, "ANSWERED");
    // the freeze's term ends within thirty days, which is told by itself and is the last for now
    await().atMost(SOON).untilAsserted(() -> assertThat(timeline(no)).contains("FREEZE_EXPIRING"));
    List<String> timeline = timeline(no);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(of(no, readFrom(start, 1))).isEqualTo(timeline));
  }

  @Test
  void another_court_reads_nothing_of_it() {
    String start = end(JIEFANG);
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    String own = newRequestNo();
    JIEFANG.fileAndWait(JIEFANG.freeze(own), 30).then().statusCode(200);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(of(own, read(JIEFANG, start, 200))).contains("ANSWERED"));
    assertThat(of(no, read(JIEFANG, start, 200))).isEmpty();
    assertThat(JIEFANG.as("auditor").get("/api/v1/changes").statusCode()).isEqualTo(403);
  }

  @Test
  void what_commits_after_a_later_id_was_read_is_not_missed() throws SQLException {
    String late = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(late), 30).then().statusCode(200);
    String start = endAfter(late);
    try (Connection open = database.getConnection()) {
      open.setAutoCommit(false);
      writeEvent(open, late);
      String overtaking = newRequestNo();
      SHANYANG.fileAndWait(SHANYANG.freeze(overtaking), 30).then().statusCode(200);
      String afterIt = endAfter(overtaking);
      open.commit();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(of(late, readFrom(afterIt, 50))).containsExactly("DELAY"));
    }
    assertThat(of(late, readFrom(start, 50))).containsExactly("DELAY");
  }

  @Test
  void who_waits_is_answered_by_the_next_change() throws Exception {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    String start = endAfter(no);
    CompletableFuture<Response> waiting =
        CompletableFuture.supplyAsync(() ->
            SHANYANG
                .caseSystem()
                .header("Prefer", "wait=20")
                .get("/api/v1/changes?cursor=" + start));
    SHANYANG.file(SHANYANG.freeze(newRequestNo())).then().statusCode(TAKEN);
    Response answer = waiting.get(18, TimeUnit.SECONDS);
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=20");
    assertThat(answer.<List<String>>path("items.requestNo")).isNotEmpty();
  }

  @Test
  void a_freeze_taken_in_at_the_window_is_in_the_feed_although_no_request_came_this_way() {
    String start = end(SHANYANG);
    String counterNo = "C-" + UUID.randomUUID();
    Notice notice =
        new Notice(
            UUID.randomUUID().toString(),
            Notice.Kind.FREEZE_CHANGED,
            counterNo,
            "豫0811",
            OffsetDateTime.parse("2026-11-18T11:00:00+08:00"),
            "在先冻结解除",
            null);
    assertThat(fund.push("/channel/v1/notices", FundTexts.bytes(notice)).status()).isEqualTo(200);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(of(counterNo, readFrom(start, 50))).containsExactly("FREEZE_CHANGED"));
  }

  @Test
  void the_end_of_a_term_is_told_once_thirty_days_before() {
    String start = end(SHANYANG);
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(of(no, readFrom(start, 50))).contains("FREEZE_EXPIRING"));
    String settled = endAfter(newAnswered());
    assertThat(of(no, readFrom(settled, 50))).isEmpty();
  }

  @Test
  void after_a_restore_a_reader_who_had_read_what_was_lost_reads_on() throws SQLException {
    String before = newAnswered();
    endAfter(before);
    long lost = lastSeq() + 100;
    try (Connection open = database.getConnection();
        Statement restore = open.createStatement()) {
      restore.execute("SELECT restoration_begins()");
      String after = newAnswered();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(of(after, readFrom(cursor(lost), 50))).contains("ANSWERED"));
    }
    // by the time, for of what an earlier restore gave out nothing may be left either
    assertThat(lastSeq()).isGreaterThan(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
  }

  private static String cursor(long seq) {
    return ChangeCursor.behind(seq);
  }

  private long lastSeq() {
    return count("SELECT max(seq) FROM change WHERE court = ?", SHANYANG.code());
  }

  @Test
  void a_cursor_of_another_list_is_malformed() {
    String timeline =
        SHANYANG.get(newAnswered() + "/timeline?limit=1").then().extract().path("next");
    assertThat(timeline).isNotNull();
    SHANYANG.caseSystem().get("/api/v1/changes?cursor=" + timeline).then().statusCode(400);
    SHANYANG.caseSystem().get("/api/v1/changes?cursor=bm8").then().statusCode(400);
    SHANYANG.caseSystem().get("/api/v1/changes?limit=0").then().statusCode(400);
  }

  private static List<String> timeline(String no) {
    return SHANYANG.get(no + "/timeline").then().extract().path("items.what");
  }

  private String newAnswered() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    return no;
  }

  private static void writeEvent(Connection open, String requestNo) throws SQLException {
    try (PreparedStatement event =
        open.prepareStatement(
            """
            INSERT INTO request_event (request_no, at, actor, what, from_status, to_status)
            VALUES (?, now(), 'system', 'DELAY', 'ANSWERED', 'ANSWERED')
            """)) {
      event.setString(1, requestNo);
      event.executeUpdate();
    }
  }

  /** Where the feed ends once all that follows from the request by itself is in it. */
  private static String endAfter(String requestNo) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(of(requestNo, read(SHANYANG, null, 200))).contains("FREEZE_EXPIRING"));
    return end(SHANYANG);
  }

  private static String end(Court court) {
    String cursor = null;
    while (true) {
      Response page = page(court, cursor, 200);
      cursor = page.path("next");
      if (page.<List<?>>path("items").isEmpty()) {
        return cursor;
      }
    }
  }

  private static List<Map<String, Object>> readFrom(String cursor, int limit) {
    return read(SHANYANG, cursor, limit);
  }

  private static List<Map<String, Object>> read(Court court, String from, int limit) {
    List<Map<String, Object>> changes = new ArrayList<>();
    String cursor = from;
    while (true) {
      Response page = page(court, cursor, limit);
      List<Map<String, Object>> items = page.path("items");
      if (items.isEmpty()) {
        return changes;
      }
      changes.addAll(items);
      cursor = page.path("next");
    }
  }

  private static Response page(Court court, String cursor, int limit) {
    Response page =
        court
            .caseSystem()
            .get("/api/v1/changes?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor));
    page.then().statusCode(200);
    return page;
  }

  private static List<String> of(String requestNo, List<Map<String, Object>> changes) {
    return changes.stream()
        .filter(change -> requestNo.equals(change.get("requestNo")))
        .map(change -> (String) change.get("what"))
        .toList();
  }
}
