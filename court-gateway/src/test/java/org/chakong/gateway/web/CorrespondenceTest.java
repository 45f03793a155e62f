package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.gateway.web.Court.JIEFANG;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.chakong.runtime.metrics.ServedFigures.figure;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.chakong.contracts.api.CourtReply;
import org.chakong.contracts.api.Notice;
import org.chakong.contracts.request.Objection;
import org.chakong.gateway.channel.FundTexts;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.chakong.gateway.channel.ScriptedFund.Reply;
import org.chakong.runtime.duty.DutyWatch;
import org.chakong.runtime.task.AsideTask;
import org.chakong.runtime.task.AsideTasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the fund centre writes about a request, and how the court replies. */
@QuarkusTest
class CorrespondenceTest extends GatewayTest {

  private static final Objection TOO_MUCH =
      new Objection("冻结金额明显超过案件标的额", "查封规定 第十九条", LocalDate.parse("2026-12-03"));

  @Inject DutyWatch duty;
  @Inject AsideTasks aside;

  @AfterEach
  void the_fund_centre_takes_replies_again() {
    fund.meetsRepliesWith(200);
    fund.reachable(true);
  }

  @Test
  void a_question_comes_once_stands_in_timeline_and_feed_without_its_words_and_the_clock_goes_on() {
    String no = inReview();
    String due = SHANYANG.get(no).then().extract().path("sla.dueAt");
    Notice question = question(no, 1, "测试甲的裁定书以何者为准？");
    assertThat(push(question).status()).isEqualTo(200);
    assertThat(push(question).status()).isEqualTo(200);
    questions(no)
        .body("items.text", contains("测试甲的裁定书以何者为准？"))
        .body("items[0].state", equalTo("DELIVERED"))
        .body("items[0].reply", nullValue());
    String timeline = SHANYANG.get(no + "/timeline").then().extract().asString();
    assertThat(timeline).containsOnlyOnce("\"QUESTION\"").contains("第1号询问").doesNotContain("以何者为准");
    SHANYANG.get(no).then().body("sla.dueAt", equalTo(due)).body("status", equalTo("IN_REVIEW"));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(
                    count(
                        "SELECT count(*) FROM change c JOIN request_event e ON e.id = c.event_id"
                            + " WHERE c.request_no = ? AND e.what = 'QUESTION'",
                        no))
                .isEqualTo(1));
    duty.note();
    assertThat(occasions(no, "CENTRE_ASKS")).isEqualTo(1);
  }

  @Test
  void a_reply_is_brought_to_the_centre_signed_once_and_the_first_counts() {
    String no = asked();
    reply(no, "{\"text\":\"以裁定书为准\"}").statusCode(201).body("state", equalTo("REPLIED"));
    reply(no, "{\"text\":\"以裁定书为准\"}").statusCode(200);
    reply(no, "{\"text\":\"以裁定书为准\",\"number\":1}").statusCode(200);
    reply(no, "{\"text\":\"以通知书为准\",\"number\":1}").statusCode(409);
    reply(no, "{\"text\":\"以通知书为准\"}").statusCode(409);
    awaitDelivered(no);
    assertThat(fund.replies(no)).hasSize(1);
    CourtReply brought = fund.replies(no).getFirst();
    assertThat(brought.kind()).isEqualTo(CourtReply.Kind.QUESTION);
    assertThat(brought.court()).isEqualTo("豫0811");
    assertThat(brought.text()).isEqualTo("以裁定书为准");
    assertThat(brought.questionId())
        .isEqualTo(questions(no).extract().<String>path("items[0].questionId"));
    SHANYANG
        .get(no + "/timeline")
        .then()
        .body("items.what", hasItem("QUESTION_REPLIED"))
        .body("items.what", hasItem("REPLY_DELIVERED"));
  }

  @Test
  void of_several_open_questions_the_reply_names_one() {
    String no = asked();
    assertThat(push(question(no, 2, "第二？")).status()).isEqualTo(200);
    assertThat(push(question(no, 2, "第三？")).status()).isEqualTo(409);
    reply(no, "{\"text\":\"甲\"}").statusCode(400).body("violations[0].field", equalTo("number"));
    reply(no, "{\"text\":\"甲\",\"number\":3}").statusCode(400);
    reply(no, "{\"text\":\"甲\",\"number\":2}").statusCode(201).body("number", equalTo(2));
    reply(no, "{\"text\":\"乙\"}").statusCode(201).body("number", equalTo(1));
    questions(no).body("items.reply.text", contains("乙", "甲"));
  }

  @Test
  void a_reply_written_while_the_centre_cannot_be_reached_comes_when_it_can() {
    String no = asked();
    fund.reachable(false);
    reply(no, "{\"text\":\"以裁定书为准\"}").statusCode(201).body("reply.deliveredAt", nullValue());
    fund.reachable(true);
    awaitDelivered(no);
    assertThat(fund.replies(no).stream().map(CourtReply::replyId).distinct()).hasSize(1);
  }

  @Test
  void a_reply_that_the_centre_will_never_take_is_told_to_the_court() {
    String no = asked();
    fund.meetsRepliesWith(409);
    reply(no, "{\"text\":\"以裁定书为准\"}").statusCode(201);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            SHANYANG.get(no + "/timeline").then().body("items.what", hasItem("REPLY_REFUSED")));
    questions(no).body("items[0].reply.deliveredAt", nullValue());
  }

  @Test
  void a_reply_that_the_centre_cannot_take_yet_goes_aside_and_is_brought_when_sent_again() {
    String no = asked();
    fund.meetsRepliesWith(404);
    reply(no, "{\"text\":\"以裁定书为准\"}").statusCode(201);
    AsideTask task =
        await()
            .atMost(SOON)
            .until(
                () ->
                    aside.oldest(200).stream().filter(t -> t.task().equals("tell-reply")).findAny(),
                Optional::isPresent)
            .orElseThrow();
    assertThat(task.why()).isEqualTo("refused by the fund centre with status 404");
    fund.meetsRepliesWith(200);
    aside.again(task.id(), "demo-court-ops");
    awaitDelivered(no);
  }

  @Test
  void only_persons_and_systems_of_the_court_itself_reply() {
    String no = asked();
    String said = "{\"text\":\"以裁定书为准\"}";
    reply(JIEFANG.as("case-system"), no, said).statusCode(404);
    reply(JIEFANG.as("court-clerk"), no, said).statusCode(404);
    reply(SHANYANG.as("court-ops"), no, said).statusCode(403);
    reply(SHANYANG.as("auditor"), no, said).statusCode(403);
    SHANYANG.as("auditor").get("/api/v1/requests/" + no + "/questions").then().statusCode(403);
    JIEFANG.as("court-ops").get("/api/v1/requests/" + no + "/questions").then().statusCode(200);
    reply(no, "{\"text\":\" \"}").statusCode(400);
    reply(no, "{\"text\":\"" + "x".repeat(2001) + "\"}").statusCode(400);
    reply(SHANYANG.as("court-clerk"), no, said).statusCode(201);
    SHANYANG.get(no + "/timeline").then().body("items.actor", hasItem("court-clerk:test"));
  }

  @Test
  void what_is_not_a_question_is_refused_and_leaves_nothing() {
    String no = inReview();
    assertThat(push(question(no, 0, "以何者为准？")).status()).isEqualTo(400);
    assertThat(push(question(no, 1, "x".repeat(2001))).status()).isEqualTo(400);
    assertThat(push(question("T-nobody-knows-it", 1, "以何者为准？")).status()).isEqualTo(404);
    byte[] tomorrow =
        new String(FundTexts.bytes(question(no, 1, "以何者为准？")), StandardCharsets.UTF_8)
            .replace("\"QUESTION\"", "\"OF_TOMORROW\"")
            .getBytes(StandardCharsets.UTF_8);
    Reply unknown = fund.push("/channel/v1/notices", tomorrow);
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.verified()).isTrue();
    assertThat(count("SELECT count(*) FROM notice WHERE request_no = ?", no)).isZero();
    assertThat(count("SELECT count(*) FROM question WHERE request_no = ?", no)).isZero();
  }

  @Test
  void o01_an_objection_starts_fifteen_days_that_do_not_end_on_a_rest_day() {
    clock("2026-11-20T10:00:00+08:00");
    String no = answered();
    SHANYANG.get(no + "/objection").then().statusCode(404);
    assertThat(fund.object(no, TOO_MUCH).status()).isEqualTo(200);
    SHANYANG
        .get(no + "/objection")
        .then()
        .statusCode(200)
        .body("text", equalTo("冻结金额明显超过案件标的额"))
        .body("ground", equalTo("查封规定 第十九条"))
        .body("replyDueAt", equalTo("2026-12-08T00:00:00+08:00"))
        .body("state", equalTo("OPEN"));
    SHANYANG
        .get(no)
        .then()
        .body("status", equalTo("ANSWERED"))
        .body("answer.verdict", equalTo("EXECUTED"))
        .body("answer.objection.replyDueAt", equalTo("2026-12-08T00:00:00+08:00"));
    clock("2026-11-25T10:00:00+08:00");
    assertThat(fund.object(no, TOO_MUCH).status()).isEqualTo(200);
    SHANYANG.get(no + "/objection").then().body("replyDueAt", equalTo("2026-12-08T00:00:00+08:00"));
    assertThat(events(no, "OBJECTION")).isEqualTo(1);
    duty.note();
    assertThat(occasions(no, "CENTRE_OBJECTS")).isEqualTo(1);
  }

  @Test
  void o01_what_is_not_replied_to_in_time_is_told_once_and_counted_until_it_is() {
    clock("2026-11-20T10:00:00+08:00");
    String no = answered();
    fund.object(no, TOO_MUCH);
    String inTime = answered();
    fund.object(inTime, TOO_MUCH);
    objectionReply(inTime, "{\"text\":\"已核实\",\"outcome\":\"MAINTAINED\"}").statusCode(201);
    clock("2026-12-07T23:50:00+08:00");
    SHANYANG.get(no + "/objection").then().body("state", equalTo("OPEN"));
    clock("2026-12-08T00:00:01+08:00");
    await().atMost(SOON).until(() -> events(no, "OBJECTION_OVERDUE") == 1);
    SHANYANG.get(no + "/objection").then().body("state", equalTo("OVERDUE"));
    double overdue = overdue();
    assertThat(overdue).isPositive();
    duty.note();
    assertThat(occasions(no, "OBJECTION_OVERDUE")).isEqualTo(1);
    assertThat(occasions(inTime, "OBJECTION_OVERDUE")).isZero();
    objectionReply(no, "{\"text\":\"已核实\",\"outcome\":\"MAINTAINED\"}").statusCode(201);
    assertThat(overdue()).isEqualTo(overdue - 1);
    assertThat(events(no, "OBJECTION_OVERDUE")).isEqualTo(1);
    assertThat(events(inTime, "OBJECTION_OVERDUE")).isZero();
  }

  @Test
  void o01_into_a_year_without_calendar_no_end_is_guessed() {
    clock("2026-12-20T10:00:00+08:00");
    String no = answered();
    fund.object(no, TOO_MUCH);
    SHANYANG
        .get(no + "/objection")
        .then()
        .statusCode(200)
        .body("replyDueAt", nullValue())
        .body("state", equalTo("OPEN"));
  }

  @Test
  void o01_the_court_s_reply_is_brought_to_the_centre_with_its_outcome() {
    String no = answered();
    objectionReply(no, "{\"text\":\"已核实\",\"outcome\":\"MAINTAINED\"}").statusCode(409);
    fund.object(no, TOO_MUCH);
    objectionReply(no, "{\"text\":\"已核实\"}").statusCode(400);
    objectionReply(no, "{\"text\":\"将予变更\",\"outcome\":\"CHANGED\"}")
        .statusCode(201)
        .body("state", equalTo("REPLIED"))
        .body("reply.outcome", equalTo("CHANGED"));
    objectionReply(no, "{\"text\":\"将予变更\",\"outcome\":\"CHANGED\"}").statusCode(200);
    objectionReply(no, "{\"text\":\"将予变更\",\"outcome\":\"REVOKED\"}").statusCode(409);
    await().atMost(SOON).until(() -> !fund.replies(no).isEmpty());
    CourtReply brought = fund.replies(no).getFirst();
    assertThat(brought.kind()).isEqualTo(CourtReply.Kind.OBJECTION);
    assertThat(brought.outcome().name()).isEqualTo("CHANGED");
    assertThat(brought.questionId()).isNull();
    SHANYANG
        .get(no + "/timeline")
        .then()
        .body("items.what", hasItem("OBJECTION_REPLIED"))
        .body("items.detail", not(hasItem("将予变更")));
  }

  private String inReview() {
    String no = newRequestNo();
    fund.script(no, Act.REVIEW);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "IN_REVIEW");
    return no;
  }

  private String asked() {
    String no = inReview();
    assertThat(push(question(no, 1, "以何者为准？")).status()).isEqualTo(200);
    return no;
  }

  private static String answered() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    return no;
  }

  private static Notice question(String no, int number, String text) {
    return new Notice(
        UUID.randomUUID().toString(),
        no,
        "豫0811",
        OffsetDateTime.parse("2026-11-18T11:00:00+08:00"),
        new Notice.AskedQuestion(number, text));
  }

  private Reply push(Notice notice) {
    return fund.push("/channel/v1/notices", FundTexts.bytes(notice));
  }

  private static ValidatableResponse questions(String no) {
    return SHANYANG.get(no + "/questions").then().statusCode(200);
  }

  private void awaitDelivered(String no) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> questions(no).body("items[0].reply.deliveredAt", not(nullValue())));
  }

  private static ValidatableResponse reply(String no, String body) {
    return reply(SHANYANG.caseSystem(), no, body);
  }

  private static ValidatableResponse reply(RequestSpecification caller, String no, String body) {
    return caller
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/requests/" + no + "/replies")
        .then();
  }

  private static ValidatableResponse objectionReply(String no, String body) {
    return SHANYANG
        .as("court-clerk")
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/requests/" + no + "/objection-reply")
        .then();
  }

  private long events(String no, String what) {
    return count(
        "SELECT count(*) FROM request_event WHERE request_no = ? AND what = '" + what + "'", no);
  }

  private long occasions(String no, String kind) {
    return count(
        "SELECT count(*) FROM duty_occasion WHERE request_no = ? AND kind = '" + kind + "'", no);
  }

  private static double overdue() {
    return figure("chakong_objections_overdue");
  }

  private static void clock(String instant) {
    given()
        .contentType(ContentType.JSON)
        .body("{\"instant\":\"" + instant + "\"}")
        .put("/demo/v1/clock")
        .then()
        .statusCode(200);
  }
}
