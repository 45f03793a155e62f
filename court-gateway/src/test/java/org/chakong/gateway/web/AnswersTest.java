package org.chakong.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import org.chakong.contracts.api.Notice;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.gateway.channel.FundTexts;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.chakong.gateway.channel.ScriptedFund.Reply;
import org.junit.jupiter.api.Test;

/** Answers and notices of the fund centre, and the evidence kept of them. */
@QuarkusTest
class AnswersTest extends GatewayTest {

  @Test
  void the_receipt_covers_the_exact_bytes_of_the_signed_answer() throws Exception {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    String token =
        SHANYANG
            .get(no + "/receipt")
            .then()
            .statusCode(200)
            .contentType("application/jose")
            .extract()
            .asString();
    byte[] signed =
        SHANYANG.get(no + "/signed-answer").then().statusCode(200).extract().asByteArray();
    JsonNode claims =
        new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    assertThat(claims.get("digest").asText()).isEqualTo(Digests.contentDigest(signed));
    assertThat(claims.get("iss").asText()).isEqualTo("fund:410800");
    assertThat(new String(signed, StandardCharsets.UTF_8)).contains(no);
  }

  @Test
  void there_is_no_receipt_before_an_answer() {
    String no = reviewed();
    SHANYANG.get(no + "/receipt").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    SHANYANG.get(no + "/signed-answer").then().statusCode(404);
  }

  @Test
  void auditors_read_evidence_and_nothing_else() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    for (String evidence : new String[] {"/receipt", "/signed-answer", "/timeline"}) {
      SHANYANG.as("auditor").get("/api/v1/requests/" + no + evidence).then().statusCode(200);
    }
    SHANYANG.as("auditor").get("/api/v1/requests/" + no).then().statusCode(403);
    Court.JIEFANG.as("court-ops").get("/api/v1/requests/" + no).then().statusCode(200);
  }

  @Test
  void a_final_answer_is_not_overwritten_by_an_older_word() {
    String no = reviewed();
    TrackedRequest inReview = fund.request(no).orElseThrow();
    assertThat(fund.pushAnswer(fund.advance(no, RequestStatus.ANSWERED)).status()).isEqualTo(200);
    assertThat(fund.pushAnswer(inReview).status()).isEqualTo(200);
    assertThat(status(SHANYANG, no)).isEqualTo("ANSWERED");
  }

  @Test
  void an_answer_that_comes_twice_is_taken_once() {
    String no = reviewed();
    TrackedRequest answer = fund.advance(no, RequestStatus.ANSWERED);
    Response before = afterPush(no, answer);
    assertThat(afterPush(no, answer).asString()).isEqualTo(before.asString());
    assertThat(
            count(
                "SELECT count(*) FROM request_event WHERE request_no = ? AND what = 'ANSWERED'",
                no))
        .isEqualTo(1);
  }

  @Test
  void a_correction_is_a_newer_signed_answer() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    TrackedRequest first = fund.request(no).orElseThrow();
    TrackedRequest corrected =
        FundTexts.tracked(first.body(), RequestStatus.ANSWERED, 2, Verdict.UNABLE);
    assertThat(fund.pushAnswer(corrected).status()).isEqualTo(200);
    SHANYANG.get(no).then().body("answer.verdict", equalTo("UNABLE"));
    SHANYANG.get(no + "/timeline").then().body("items.what", hasItem("ANSWER_CORRECTED"));
  }

  @Test
  void a_correction_names_the_answer_in_force_or_is_refused() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    TrackedRequest first = fund.request(no).orElseThrow();
    int inForce = first.revision();
    TrackedRequest second = FundTexts.correcting(first, inForce + 1, Verdict.UNABLE, inForce);
    assertThat(fund.pushAnswer(second).status()).isEqualTo(200);
    SHANYANG.get(no).then().body("answer.supersedes", equalTo(inForce));
    SHANYANG
        .get(no + "/timeline")
        .then()
        .body("items.detail", hasItem("supersedes revision " + inForce));
    TrackedRequest ofTheFirst = FundTexts.correcting(first, inForce + 2, Verdict.EXECUTED, inForce);
    assertThat(fund.pushAnswer(ofTheFirst).status()).isEqualTo(409);
    SHANYANG.get(no).then().body("answer.verdict", equalTo("UNABLE"));
  }

  @Test
  void nothing_follows_a_final_answer_but_a_correction() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    TrackedRequest back =
        FundTexts.tracked(
            fund.request(no).orElseThrow().body(), RequestStatus.IN_REVIEW, 9, Verdict.EXECUTED);
    Reply reply = fund.pushAnswer(back);
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.verified()).isTrue();
    assertThat(status(SHANYANG, no)).isEqualTo("ANSWERED");
  }

  @Test
  void an_answer_to_nothing_is_not_found_and_signed() {
    Reply reply =
        fund.push(
            "/channel/v1/answers",
            "{\"requestNo\":\"T-unknown-1\",\"status\":\"SENT\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.verified()).isTrue();
  }

  @Test
  void a_placed_freeze_is_listed_with_its_court_and_found_when_it_is_about_to_end() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    freezes("expiringWithin=P30D").then().body("items.requestNo", hasItem(no));
    freezes("caseNumber=(2026)豫0811执123号&state=ACTIVE").then().body("items.requestNo", hasItem(no));
    assertThat(
            freezes("expiringWithin=P3D")
                .then()
                .extract()
                .<String>path("items.requestNo.toString()"))
        .doesNotContain(no);
    assertThat(
            Court.JIEFANG.caseSystem().get("/api/v1/freezes?limit=200").then().extract().asString())
        .doesNotContain(no);
    freezes("expiringWithin=soon").then().statusCode(400);
  }

  @Test
  void a_notice_changes_the_freeze_once_and_stands_in_the_timeline() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    FreezeView placed = FundTexts.freeze(fund.request(no).orElseThrow().body());
    Notice notice =
        new Notice(
            UUID.randomUUID().toString(),
            Notice.Kind.FREEZE_EXPIRED,
            no,
            "豫0811",
            OffsetDateTime.parse("2026-12-02T00:00:00+08:00"),
            "期限届满",
            new FreezeView(
                placed.freezeNo(),
                placed.accountNo(),
                FreezeView.State.EXPIRED,
                placed.ordered(),
                Money.ZERO,
                Money.ZERO,
                null,
                false,
                placed.from(),
                placed.until(),
                null,
                null,
                null,
                null));
    for (int time = 0; time < 2; time++) {
      Reply reply = fund.push("/channel/v1/notices", FundTexts.bytes(notice));
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.verified()).isTrue();
    }
    freezes("state=EXPIRED").then().body("items.requestNo", hasItem(no));
    assertThat(
            count(
                "SELECT count(*) FROM request_event WHERE request_no = ? AND what = 'FREEZE_EXPIRED'",
                no))
        .isEqualTo(1);
  }

  @Test
  void a_freeze_that_passed_to_another_court_is_that_courts_and_no_longer_its_formers() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    FreezeView placed = FundTexts.freeze(fund.request(no).orElseThrow().body());
    Notice.NewHolder taker = new Notice.NewHolder("豫0802", "(2026)豫0802执7号", "JF-" + no);
    tell(no, "2099-12-02T09:00:00+08:00", placed, taker);
    tell(no, "2099-12-01T09:00:00+08:00", placed, null);

    freezes("").then().body("items.freezeNo", not(hasItem(placed.freezeNo())));
    Court.JIEFANG
        .caseSystem()
        .get("/api/v1/freezes?limit=200&caseNumber=（2026）豫0802执7号")
        .then()
        .body("items.freezeNo", hasItem(placed.freezeNo()))
        .body("items.requestNo", hasItem("JF-" + no));
    SHANYANG.get(no + "/timeline").then().body("items.what", hasItem("FREEZE_CHANGED"));
  }

  @Test
  void of_two_news_of_a_freeze_the_one_the_centre_numbered_later_stands_whatever_its_clock_said() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    FreezeView placed = FundTexts.freeze(fund.request(no).orElseThrow().body());

    tell(no, "2099-12-02T09:10:00+08:00", FundTexts.holding(placed, "20000.00", 1007L), null);
    tell(no, "2099-12-02T09:05:00+08:00", FundTexts.holding(placed, "15000.00", 1008L), null);
    assertThat(frozen(placed)).isEqualTo(1_500_000L);

    tell(no, "2099-12-02T09:20:00+08:00", FundTexts.holding(placed, "25000.00", 1006L), null);
    assertThat(frozen(placed)).isEqualTo(1_500_000L);

    tell(no, "2099-12-02T09:04:00+08:00", FundTexts.holding(placed, "10000.00", null), null);
    assertThat(frozen(placed)).isEqualTo(1_500_000L);
    tell(no, "2099-12-02T09:30:00+08:00", FundTexts.holding(placed, "5000.00", null), null);
    assertThat(frozen(placed)).isEqualTo(500_000L);
  }

  /** In fen. */
  private long frozen(FreezeView placed) {
    return count("SELECT frozen FROM court_freeze WHERE freeze_no = ?", placed.freezeNo());
  }

  private void tell(String no, String at, FreezeView freeze, Notice.NewHolder passedTo) {
    Notice notice =
        new Notice(
            UUID.randomUUID().toString(),
            Notice.Kind.FREEZE_CHANGED,
            no,
            "豫0811",
            OffsetDateTime.parse(at),
            "依移送、指定执行裁定，冻结转由豫0802办理",
            freeze,
            passedTo);
    assertThat(fund.push("/channel/v1/notices", FundTexts.bytes(notice)).status()).isEqualTo(200);
  }

  private static Response freezes(String query) {
    return SHANYANG.caseSystem().get("/api/v1/freezes?limit=200&" + query);
  }

  private Response afterPush(String no, TrackedRequest answer) {
    assertThat(fund.pushAnswer(answer).status()).isEqualTo(200);
    return SHANYANG.get(no);
  }

  private String reviewed() {
    String no = newRequestNo();
    fund.script(no, Act.REVIEW);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "IN_REVIEW");
    return no;
  }
}
