package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.chakong.runtime.task.AsideTasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One row that always fails where many are worked on together. */
@QuarkusTest
class PoisonedRowTest extends GatewayTest {

  @Inject AsideTasks aside;

  private static final String FIRST_UNNUMBERED =
      """
      SELECT min(e.id) FROM change_unnumbered JOIN request_event e ON e.id = event_id
       WHERE e.request_no = ?
      """;
  private static final String OUT_OF_ORDER =
      """
      SELECT count(*) FROM change a JOIN change b USING (request_no)
       WHERE a.request_no = ? AND a.seq < b.seq AND a.event_id > b.event_id
      """;

  @AfterEach
  void nothing_is_poisoned() {
    mend();
  }

  @Test
  void a_request_that_can_not_be_told_overdue_keeps_no_other_from_it_and_is_told_once_mended() {
    at("2026-11-11T10:00:00");
    String bad = open();
    String good = open();
    poison(bad, "OVERDUE");
    at("2026-11-20T10:00:00");
    await().atMost(SOON).untilAsserted(() -> assertThat(events(good)).contains("OVERDUE"));
    assertThat(events(bad)).doesNotContain("OVERDUE");
    mend();
    await().atMost(SOON).untilAsserted(() -> assertThat(events(bad)).contains("OVERDUE"));
    assertThat(events(bad)).containsOnlyOnce("OVERDUE");
  }

  @Test
  void a_freeze_whose_end_can_not_be_told_keeps_no_other_from_it_and_is_told_once_mended() {
    String bad = newRequestNo();
    poison(bad, "FREEZE_EXPIRING");
    SHANYANG.fileAndWait(SHANYANG.freeze(bad), 30).then().statusCode(200);
    String good = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(good), 30).then().statusCode(200);
    await().atMost(SOON).untilAsserted(() -> assertThat(events(good)).contains("FREEZE_EXPIRING"));
    assertThat(events(bad)).doesNotContain("FREEZE_EXPIRING");
    mend();
    await().atMost(SOON).untilAsserted(() -> assertThat(events(bad)).contains("FREEZE_EXPIRING"));
  }

  @Test
  void a_change_that_can_not_be_numbered_keeps_no_court_from_hearing_of_the_others() {
    String bad = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(bad), 30).then().statusCode(200);
    await().atMost(SOON).until(() -> numbered(bad) > 0);
    // an event is numbered once
    execute(
        "INSERT INTO change_unnumbered (event_id) SELECT min(event_id) FROM change WHERE request_no = '"
            + bad
            + "'");
    try {
      String good = newRequestNo();
      SHANYANG.fileAndWait(SHANYANG.freeze(good), 30).then().statusCode(200);
      await().atMost(SOON).until(() -> numbered(good) > 0);
    } finally {
      execute("DELETE FROM change_unnumbered u USING change c WHERE c.event_id = u.event_id");
    }
  }

  @Test
  void no_change_overtakes_an_earlier_one_of_its_request_that_can_not_be_numbered() {
    String bad = newRequestNo();
    poisonChanges("NEW.request_no = '" + bad + "'");
    fund.script(bad, Act.REVIEW);
    SHANYANG.file(SHANYANG.freeze(bad)).then().statusCode(202);
    awaitStatus(SHANYANG, bad, "IN_REVIEW");
    long all = unnumbered(bad);
    assertThat(all).isGreaterThan(1);
    poisonChanges("NEW.event_id = " + count(FIRST_UNNUMBERED, bad));
    String good = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(good), 30).then().statusCode(200);
    await().atMost(SOON).until(() -> numbered(good) > 0 && unnumbered(good) == 0);
    assertThat(unnumbered(bad)).isEqualTo(all);
    mend();
    await()
        .atMost(SOON)
        .until(() -> {
          // on a slow machine it has failed often enough by now
          aside.oldest(200).stream()
              .filter(task -> task.task().equals("number-change"))
              .forEach(task -> aside.again(task.id(), "demo-court-ops"));
          return unnumbered(bad) == 0;
        });
    assertThat(count(OUT_OF_ORDER, bad)).isZero();
  }

  private long numbered(String requestNo) {
    return count("SELECT count(*) FROM change WHERE request_no = ?", requestNo);
  }

  private long unnumbered(String requestNo) {
    return count(
        "SELECT count(*) FROM change_unnumbered JOIN request_event e ON e.id = event_id"
            + " WHERE e.request_no = ?",
        requestNo);
  }

  private String open() {
    String no = newRequestNo();
    fund.script(no, Act.REVIEW);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "IN_REVIEW");
    return no;
  }

  private static List<String> events(String no) {
    return SHANYANG.get(no + "/timeline").then().extract().path("items.what");
  }

  private void at(String local) {
    fund.receivesAt(OffsetDateTime.parse(local + "+08:00"));
    given()
        .contentType(ContentType.JSON)
        .body("{\"instant\":\"" + local + "+08:00\"}")
        .put("/demo/v1/clock")
        .then()
        .statusCode(200);
  }

  private void poison(String requestNo, String what) {
    execute(
        """
        CREATE TRIGGER poison BEFORE INSERT ON request_event FOR EACH ROW
          WHEN (NEW.request_no = '%s' AND NEW.what = '%s') EXECUTE FUNCTION refuse_change()
        """
            .formatted(requestNo, what));
  }

  private void poisonChanges(String which) {
    execute(
        """
        DROP TRIGGER IF EXISTS poison ON change;
        CREATE TRIGGER poison BEFORE INSERT ON change FOR EACH ROW
          WHEN (%s) EXECUTE FUNCTION refuse_change()
        """
            .formatted(which));
  }

  private void mend() {
    execute("DROP TRIGGER IF EXISTS poison ON request_event");
    execute("DROP TRIGGER IF EXISTS poison ON change");
  }

  private void execute(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
