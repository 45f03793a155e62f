package org.chakong.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.gateway.web.Court.JIEFANG;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.chakong.contracts.api.Notice;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Verdict;
import org.chakong.gateway.channel.FundTexts;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the window did, as the court records it and as the centre's notice confirms it. */
@QuarkusTest
class OfflineResultTest extends GatewayTest {

  private static final String EXECUTED =
      """
      {"verdict": "EXECUTED", "at": "2026-11-18T09:40:00+08:00", "counterRequestNo": "CK-2026-0045",
       "freeze": {"freezeNo": "%s", "state": "ACTIVE", "ordered": "30000.00", "frozen": "30000.00"}}
      """;

  @AfterEach
  void the_fund_centre_can_be_reached_again() {
    fund.reachable(true);
  }

  @Test
  void t14_what_waits_for_a_clerk_is_ended_at_the_fund_centre_and_linked_to_the_counter() {
    String no = inReview();
    say(no, done(no))
        .then()
        .statusCode(200)
        .body("status", equalTo("OFFLINE"))
        .body("sla.state", equalTo("NONE"))
        .body("counterResult.word", equalTo("COURT"))
        .body("counterResult.counterRequestNo", equalTo("CK-2026-0045"))
        .body("counterResult.freeze.frozen", equalTo("30000.00"))
        .body("answer", nullValue());
    assertThat(fund.request(no).orElseThrow().status()).isEqualTo(RequestStatus.OFFLINE);
    SHANYANG.get(no + "/timeline").then().body("items.what", hasItem("OFFLINE_RESULT"));
  }

  @Test
  void t14_a_late_delivery_does_nothing_when_the_centre_could_not_be_told_at_once() {
    String no = newRequestNo();
    fund.reachable(false);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    say(no, done(no)).then().statusCode(200).body("status", equalTo("OFFLINE"));
    assertThat(fund.hasTombstone(no)).isFalse();
    fund.reachable(true);
    await().atMost(SOON).until(() -> fund.hasTombstone(no));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            SHANYANG.get(no + "/timeline").then().body("items.what", hasItem("OFFLINE_CONFIRMED")));
    assertThat(fund.deliveries(no)).isZero();
    assertThat(status(SHANYANG, no)).isEqualTo("OFFLINE");
  }

  @Test
  void a_delivery_that_the_result_overtakes_is_answered_offline() {
    String no = newRequestNo();
    fund.hold(no);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    await().atMost(SOON).until(() -> fund.deliveries(no) == 1);
    say(no, done(no)).then().statusCode(200).body("status", equalTo("OFFLINE"));
    assertThat(fund.hasTombstone(no)).isTrue();
    fund.letGo(no);
    await().atMost(SOON).until(() -> fund.request(no).isPresent());
    assertThat(fund.request(no).orElseThrow().status()).isEqualTo(RequestStatus.OFFLINE);
    assertThat(status(SHANYANG, no)).isEqualTo("OFFLINE");
  }

  @Test
  void an_online_effect_that_nobody_knew_of_is_told_and_not_hidden() {
    String no = newRequestNo();
    fund.script(no, Act.LOSE_ANSWER, Act.OVERLOAD);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    await().atMost(SOON).until(() -> fund.request(no).isPresent());
    say(no, done(no)).then().statusCode(409).body("code", equalTo("CONFLICT"));
    awaitStatus(SHANYANG, no, "ANSWERED");
    SHANYANG.get(no).then().body("counterResult", nullValue());
  }

  @Test
  void an_answered_or_withdrawn_request_takes_no_result() {
    String answered = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(answered), 30).then().statusCode(200);
    say(answered, done(answered)).then().statusCode(409);
    String withdrawn = inReview();
    SHANYANG.caseSystem().post("/api/v1/requests/" + withdrawn + "/withdrawal");
    say(withdrawn, done(withdrawn)).then().statusCode(409);
  }

  @Test
  void the_same_again_replays_and_a_contradiction_is_409() {
    String no = inReview();
    String first = say(no, done(no)).then().statusCode(200).extract().asString();
    String otherOffset = done(no).replace("2026-11-18T09:40:00+08:00", "2026-11-18T01:40:00Z");
    assertThat(say(no, otherOffset).then().statusCode(200).extract().asString()).isEqualTo(first);
    say(no, done(no).replace("EXECUTED", "PARTLY_EXECUTED")).then().statusCode(409);
    say(no, done(no).replace("0045", "0046")).then().statusCode(409);
    assertThat(
            count(
                "SELECT count(*) FROM request_event WHERE request_no = ? AND what = 'OFFLINE_RESULT'",
                no))
        .isEqualTo(1);
  }

  @Test
  void the_centres_notice_confirms_what_the_court_recorded_and_lists_the_freeze() {
    String no = inReview();
    say(no, done(no)).then().statusCode(200);
    tell(no, "CK-2026-0045", null);
    SHANYANG.get(no).then().body("counterResult.word", equalTo("COURT"));
    freezes().body("items.requestNo", not(hasItem(no)));
    tell(no, "CK-2026-0045", Verdict.EXECUTED);
    SHANYANG
        .get(no)
        .then()
        .body("counterResult.word", equalTo("FUND_CENTRE"))
        .body("counterResult.verdict", equalTo("EXECUTED"));
    SHANYANG
        .get(no + "/timeline")
        .then()
        .body("items.what", not(hasItem("COUNTER_RESULT_DIFFERS")));
    freezes().body("items.requestNo", hasItem(no));
    say(no, done(no)).then().statusCode(200).body("counterResult.word", equalTo("FUND_CENTRE"));
  }

  @Test
  void the_centres_signed_word_stands_against_the_courts() {
    String no = inReview();
    say(no, done(no)).then().statusCode(200);
    tell(no, "CK-2026-0099", Verdict.UNABLE);
    SHANYANG
        .get(no)
        .then()
        .body("counterResult.word", equalTo("FUND_CENTRE"))
        .body("counterResult.verdict", equalTo("UNABLE"))
        .body("counterResult.counterRequestNo", equalTo("CK-2026-0099"));
    SHANYANG.get(no + "/timeline").then().body("items.what", hasItem("COUNTER_RESULT_DIFFERS"));
  }

  @Test
  void the_window_closes_it_first_and_the_court_may_say_the_same_but_nothing_else() {
    String no = inReview();
    fund.pushAnswer(fund.advance(no, RequestStatus.OFFLINE));
    tell(no, "CK-2026-0045", Verdict.EXECUTED);
    // a late notice without a verdict takes nothing away
    tell(no, "CK-2026-0045", null);
    SHANYANG.get(no).then().body("counterResult.verdict", equalTo("EXECUTED"));
    say(no, done(no).replace("EXECUTED", "PARTLY_EXECUTED")).then().statusCode(409);
    say(no, done(no)).then().statusCode(200);
  }

  @Test
  void what_makes_no_sense_is_malformed_and_named() {
    String no = inReview();
    malformed(no, done(no).replace("2026-11-18T09:40", "2026-11-18T10:40"), "at");
    malformed(no, done(no).replace("2026-11-18T09:40", "2026-11-17T09:40"), "at");
    malformed(no, done(no).replace("CK-2026-0045", no), "counterRequestNo");
    malformed(no, done(no).replace("EXECUTED", "RETURNED"), "freeze");
    malformed(no, "{\"at\": \"2026-11-18T09:40:00+08:00\"}", "verdict");
    malformed(no, done(no).replace("\"freeze\"", "\"surprise\""), "surprise");
    assertThat(status(SHANYANG, no)).isEqualTo("IN_REVIEW");
  }

  @Test
  void only_the_court_itself_and_operators_may_say_it() {
    String no = inReview();
    say(JIEFANG.caseSystem(), no, done(no)).then().statusCode(404);
    say(SHANYANG.as("auditor"), no, done(no)).then().statusCode(403);
    say(SHANYANG.as("court-ops"), no, done(no)).then().statusCode(200);
    SHANYANG.get(no + "/timeline").then().body("items.actor", hasItem(startsWith("court-ops:")));
  }

  private void malformed(String no, String body, String field) {
    say(no, body).then().statusCode(400).body("violations.field", hasItem(field));
  }

  private String inReview() {
    String no = newRequestNo();
    fund.script(no, Act.REVIEW);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "IN_REVIEW");
    return no;
  }

  private void tell(String no, String counterRequestNo, Verdict verdict) {
    FreezeView freeze =
        verdict == Verdict.EXECUTED
            ? FundTexts.freeze(fund.request(no).orElseThrow().body())
            : null;
    Notice notice =
        new Notice(
            UUID.randomUUID().toString(),
            Notice.Kind.COUNTER_RESULT,
            no,
            "豫0811",
            OffsetDateTime.parse("2026-11-18T09:41:00+08:00"),
            "已在柜台办结",
            freeze,
            counterRequestNo,
            verdict,
            null);
    assertThat(fund.push("/channel/v1/notices", FundTexts.bytes(notice)).status()).isEqualTo(200);
  }

  private static ValidatableResponse freezes() {
    return SHANYANG.caseSystem().get("/api/v1/freezes?limit=200").then();
  }

  /** Under the number that the scripted centre gives to the freeze of a request. */
  private static String done(String no) {
    return EXECUTED.formatted("D-" + no);
  }

  private static Response say(String no, String body) {
    return say(SHANYANG.caseSystem(), no, body);
  }

  private static Response say(RequestSpecification caller, String no, String body) {
    return caller
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/requests/" + no + "/offline-result");
  }
}
