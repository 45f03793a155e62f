package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.gateway.web.Court.JIEFANG;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.chakong.contracts.api.Notice;
import org.chakong.contracts.policy.Requirement;
import org.chakong.contracts.request.Finding;
import org.chakong.gateway.channel.FundTexts;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.RuleTitles;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestPageTest extends GatewayTest {

  private static final String NAME = "测试甲";
  private static final String ID_NUMBER = "410811198503152010";
  private static final String LOOKS = "SELECT count(*) FROM page_look WHERE request_no = ?";

  @Inject PageTexts texts;

  @Test
  void a_person_is_masked_until_asked_for_and_the_asking_is_written_down() {
    String requestNo = filed();
    reader("court-ops", null)
        .get("/pages/requests/" + requestNo)
        .then()
        .statusCode(200)
        .contentType(ContentType.HTML)
        .body(
            allOf(
                containsString(requestNo),
                containsString("测**"),
                containsString("****2010"),
                not(containsString(NAME)),
                not(containsString(ID_NUMBER)),
                not(containsString("测试法官"))));
    assertThat(count(LOOKS, requestNo)).isZero();

    reader("court-ops", null)
        .header("Sec-Fetch-Site", "same-origin")
        .post("/pages/requests/" + requestNo + "/person")
        .then()
        .statusCode(200)
        .body(containsString(NAME), containsString(ID_NUMBER));
    assertThat(count(LOOKS + " AND actor = 'court-ops:reader'", requestNo)).isEqualTo(1);
  }

  @Test
  void no_other_site_has_a_person_shown() {
    String requestNo = filed();
    reader("court-ops", null)
        .header("Sec-Fetch-Site", "cross-site")
        .post("/pages/requests/" + requestNo + "/person")
        .then()
        .statusCode(403)
        .body(not(containsString(NAME)));
    assertThat(count(LOOKS, requestNo)).isZero();
  }

  @Test
  void another_courts_request_is_not_there() {
    String requestNo = filed();
    for (String path : new String[] {"", "/receipt", "/slip"}) {
      reader("case-system", JIEFANG.code())
          .get("/pages/requests/" + requestNo + path)
          .then()
          .statusCode(404)
          .contentType(ContentType.HTML);
    }
    reader("case-system", JIEFANG.code())
        .header("Sec-Fetch-Site", "same-origin")
        .post("/pages/requests/" + requestNo + "/person")
        .then()
        .statusCode(404);
    reader("auditor", null).get("/pages/requests/" + requestNo).then().statusCode(403);
  }

  @Test
  void a_slip_that_is_not_to_be_had_now_is_said_on_a_page_with_the_reason() {
    String requestNo = filed();
    reader("court-ops", null)
        .get("/pages/requests/" + requestNo + "/slip")
        .then()
        .statusCode(409)
        .contentType(ContentType.HTML)
        .body(containsString("现在不能这样办"), containsString("class=\"small\">"));
  }

  @Test
  void switching_the_language_masks_the_person_again_and_says_why() {
    String requestNo = filed();
    String whole =
        reader("court-ops", null)
            .header("Sec-Fetch-Site", "same-origin")
            .post("/pages/requests/" + requestNo + "/person")
            .asString();
    assertThat(whole)
        .contains("name=\"back\" value=\"/pages/requests/" + requestNo + "?done=masked\"");
    String again =
        reader("court-ops", null).get("/pages/requests/" + requestNo + "?done=masked").asString();
    assertThat(again).contains("已重新遮盖", "测**").doesNotContain(NAME);
  }

  @Test
  void the_freeze_is_shown_as_answered_and_as_it_is_now() {
    String requestNo = answered();
    String freezeNo = SHANYANG.get(requestNo).path("answer.freeze.freezeNo");
    execute(
        "UPDATE court_freeze SET frozen = 1234500, waiting = 0, as_of = timestamptz '2026-11-18T11:12:13+08'"
            + " WHERE freeze_no = ?",
        freezeNo);
    reader("court-ops", null)
        .get("/pages/requests/" + requestNo)
        .then()
        .statusCode(200)
        .body(
            allOf(
                containsString("答复时"),
                containsString("现在（中心 2026-11-18 11:12:13 告知）"),
                containsString("12,345.00"),
                containsString(freezeNo)));
    // with another court it is that court's
    execute("UPDATE court_freeze SET court = '豫0899' WHERE freeze_no = ?", freezeNo);
    reader("case-system", SHANYANG.code())
        .get("/pages/requests/" + requestNo)
        .then()
        .body(not(containsString("12,345.00")));
    execute("UPDATE court_freeze SET court = '豫0811' WHERE freeze_no = ?", freezeNo);
  }

  @Test
  void the_evidence_is_counted_sealed_and_verified() {
    String requestNo = answered();
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            reader("court-ops", null)
                .get("/pages/requests/" + requestNo)
                .then()
                .body(containsString("证据完整"), containsString("号封存之下")));
    // what is fetched again every few seconds does without
    reader("court-ops", null)
        .get("/pages/requests/" + requestNo + "?live=1")
        .then()
        .statusCode(200)
        .body(not(containsString("证据完整")));
  }

  @Test
  void only_the_court_itself_is_offered_to_withdraw_and_it_is_done_as_by_the_api() {
    String requestNo = reviewed();
    String address = "/pages/requests/" + requestNo;
    reader("court-ops", null).get(address).then().body(not(containsString("/withdrawal")));
    reader("court-ops", SHANYANG.code())
        .header("Sec-Fetch-Site", "same-origin")
        .post(address + "/withdrawal")
        .then()
        .statusCode(403);
    reader("case-system", SHANYANG.code())
        .get(address)
        .then()
        .body(containsString("action=\"" + address + "/withdrawal\""));
    RequestSpecification court =
        reader("case-system", SHANYANG.code())
            .header("Sec-Fetch-Site", "same-origin")
            .redirects()
            .follow(false);
    court
        .post(address + "/withdrawal")
        .then()
        .statusCode(303)
        .header("Location", endsWith(address + "?done=withdrawn"));
    assertThat(status(SHANYANG, requestNo)).isEqualTo("WITHDRAWN");
    assertThat(
            count(
                "SELECT count(*) FROM request_event WHERE request_no = ? AND what = 'WITHDRAWN'",
                requestNo))
        .isEqualTo(1);
    reader("case-system", SHANYANG.code())
        .get(address)
        .then()
        .body(not(containsString(address + "/withdrawal")));
  }

  @Test
  void a_withdrawal_that_comes_too_late_is_said_on_the_page() {
    String requestNo = answered();
    reader("case-system", SHANYANG.code())
        .header("Sec-Fetch-Site", "same-origin")
        .post("/pages/requests/" + requestNo + "/withdrawal")
        .then()
        .statusCode(409)
        .contentType(ContentType.HTML)
        .body(containsString("撤回已晚"), containsString(requestNo));
  }

  @Test
  void a_question_is_replied_to_on_the_page_and_nothing_typed_is_lost() {
    String requestNo = reviewed();
    ask(requestNo);
    String address = "/pages/requests/" + requestNo;
    reader("court-ops", null)
        .get(address)
        .then()
        .body(
            containsString("以何者为准"),
            containsString("询问不影响办理期限"),
            not(containsString(address + "/reply")));
    reply(requestNo, "   ", "1").statusCode(422).body(containsString("请写明答复内容"));
    reply(requestNo, "以裁定书为准", "7").statusCode(409).body(containsString("没有待答复的"));
    reply(requestNo, "以裁定书为准", "1").statusCode(303);
    reply(requestNo, "以通知书为准", "1").statusCode(409);
    reader("court-ops", null)
        .get(address)
        .then()
        .body(containsString("以裁定书为准"), not(containsString("以通知书为准")));
  }

  @Test
  void findings_are_titled_in_the_readers_language_above_the_signed_words() {
    assertThat(texts.in(Language.ENGLISH)).containsEntry("rule_loan", "Provident fund loan");
    Stream.of(Requirement.values())
        .map(rule -> "rule_" + rule.ruleName().replace('-', '_'))
        .forEach(key -> assertThat(texts.in(Language.ENGLISH)).containsKey(key));
    assertThat(
            RuleTitles.of(
                new Finding("jiaozuo-2024/2#loan", Finding.Outcome.PASS, "", "", null),
                texts,
                Language.ENGLISH))
        .isEqualTo("Provident fund loan");
  }

  private void ask(String requestNo) {
    Notice question =
        new Notice(
            UUID.randomUUID().toString(),
            requestNo,
            SHANYANG.code(),
            OffsetDateTime.parse("2026-11-18T10:05:00+08:00"),
            new Notice.AskedQuestion(1, "裁定书与通知书金额不一，以何者为准？"));
    assertThat(fund.push("/channel/v1/notices", FundTexts.bytes(question)).status()).isEqualTo(200);
  }

  private static ValidatableResponse reply(String requestNo, String text, String number) {
    return reader("case-system", SHANYANG.code())
        .header("Sec-Fetch-Site", "same-origin")
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("number", number)
        .formParam("text", text)
        .post("/pages/requests/" + requestNo + "/reply")
        .then();
  }

  private String answered() {
    String requestNo = Court.newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(requestNo), 30).then().statusCode(200);
    return requestNo;
  }

  private String reviewed() {
    String requestNo = Court.newRequestNo();
    fund.script(requestNo, Act.REVIEW);
    SHANYANG.file(SHANYANG.freeze(requestNo)).then().statusCode(202);
    awaitStatus(SHANYANG, requestNo, "IN_REVIEW");
    return requestNo;
  }

  private void execute(String sql, String value) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String filed() {
    String requestNo = Court.newRequestNo();
    SHANYANG.file(SHANYANG.freeze(requestNo)).then().statusCode(TAKEN);
    return requestNo;
  }

  private static RequestSpecification reader(String role, String court) {
    return given()
        .accept("text/html,application/xhtml+xml,*/*;q=0.8")
        .cookie("chakong-page", BoardPageTest.token(role, court))
        .cookie("chakong-language", "zh-CN");
  }
}
