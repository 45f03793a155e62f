package org.chakong.gateway.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.gateway.web.Court.JIEFANG;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.gateway.channel.ScriptedFund.Act;
import org.chakong.runtime.print.PrintedPdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receipts and slips; their pictures are left in {@code target/printed}. */
@QuarkusTest
class PrintingTest extends GatewayTest {

  private static final Path PICTURES = Path.of("target/printed");

  @Test
  void a_receipt_says_what_was_asked_and_done_and_bears_both_signatures() {
    String no = answered();
    byte[] bytes = receipt(no, "application/pdf").statusCode(200).extract().asByteArray();
    PrintedPdf pdf = new PrintedPdf(bytes);
    pdf.writePictures(PICTURES, "receipt");
    String token = receipt(no, "application/jose").extract().asString();
    byte[] signed = SHANYANG.get(no + "/signed-answer").then().extract().asByteArray();
    String digest = Digests.contentDigest(signed);
    assertThat(pdf.text())
        .contains("协助执行回执", "焦作市住房公积金管理中心", "焦作市山阳区人民法院（豫0811）", no)
        .contains("30,000.00元（人民币叁万元整）", "已办理", "2026年11月18日10:01:00")
        .contains("court:410800", "fund:410800", kid(token), digest);
    assertThat(pdf.text()).contains(Digests.sha256Hex(token.getBytes(StandardCharsets.US_ASCII)));
    assertThat(pdf.codes()).containsExactly(no + "\n" + digest);
    assertThat(pdf.allFontsEmbedded()).isTrue();
    assertThat(pdf.metadata()).contains(no).doesNotContain("测试");
    assertThat(receipt(no, "application/pdf").extract().asByteArray()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/jose | application/jose",
        "application/pdf | application/pdf",
        "*/* | application/jose",
        "application/* | application/jose",
        "application/pdf;q=0.9, application/jose;q=0.1 | application/pdf",
        "application/jose, application/pdf;q=0.5 | application/jose",
        "text/html, application/pdf;q=0.8 | application/pdf"
      })
  void a_caller_gets_the_form_that_it_likes_best(String accept, String given) {
    receipt(answered(), accept).statusCode(200).contentType(given);
  }

  @Test
  void a_form_that_there_is_not_is_406_and_the_file_name_says_only_the_number() {
    String no = answered();
    receipt(no, "text/html").statusCode(406);
    receipt(no, "application/pdf")
        .header("Content-Disposition", "inline; filename=\"receipt-" + no + ".pdf\"");
  }

  @Test
  void there_is_no_receipt_before_an_answer_and_none_for_another_court() {
    receipt(inReview(), "application/pdf").statusCode(404).body("code", equalTo("NOT_FOUND"));
    JIEFANG
        .caseSystem()
        .accept("application/pdf")
        .get("/api/v1/requests/" + answered() + "/receipt")
        .then()
        .statusCode(404);
  }

  @Test
  void t14_once_overdue_the_slip_says_where_to_go_and_what_to_bring() {
    String no = inReview();
    slip(no)
        .statusCode(409)
        .body("code", equalTo("CONFLICT"))
        .body("detail", containsString("2026年11月21日 00:00:00"));
    it_is("2026-11-21T00:00:01+08:00");
    byte[] bytes = slip(no).statusCode(200).contentType("application/pdf").extract().asByteArray();
    PrintedPdf pdf = new PrintedPdf(bytes);
    pdf.writePictures(PICTURES, "slip");
    assertThat(pdf.text())
        .contains("线下办理提示单", "焦作市住房公积金管理中心", "综合服务大厅司法协助窗口", no)
        .contains("不少于2人到场", "工作证和执行公务证", "焦中法〔2024〕第八条")
        .contains("执行裁定书或者保全裁定书", "协助执行通知书", "焦中法〔2024〕第四条")
        .contains("2026年11月20日24:00期限届满未获答复", "（2026）豫0811执123号", "不代表公积金中心的意见");
    assertThat(pdf.codes()).containsExactly(no);
    it_is("2026-11-23T09:00:00+08:00");
    assertThat(slip(no).extract().asByteArray()).isEqualTo(bytes);
  }

  @Test
  void what_was_rejected_for_its_channel_may_go_to_the_window_at_once() {
    String no = inReview();
    rejected(no, ReasonCode.CHANNEL_NOT_ALLOWED);
    assertThat(new PrintedPdf(slip(no).statusCode(200).extract().asByteArray()).text())
        .contains("该事项按规定到柜台办理");
    String other = inReview();
    rejected(other, ReasonCode.SENDER_MISMATCH);
    slip(other).statusCode(409);
  }

  @Test
  void there_is_no_slip_for_what_has_ended_nor_for_auditors() {
    slip(answered()).statusCode(409);
    String no = inReview();
    SHANYANG.caseSystem().post("/api/v1/requests/" + no + "/withdrawal");
    slip(no).statusCode(409);
    SHANYANG.as("auditor").get("/api/v1/requests/" + no + "/offline-slip").then().statusCode(403);
  }

  private void rejected(String no, ReasonCode code) {
    TrackedRequest had = fund.request(no).orElseThrow();
    Answer answer =
        new Answer(
            Verdict.REJECTED,
            List.of(new Reason(code, null, null)),
            null,
            null,
            null,
            null,
            null,
            null);
    fund.pushAnswer(
        new TrackedRequest(
            no,
            had.fundCentre(),
            had.courtCase(),
            had.subject(),
            had.officers(),
            had.documents(),
            had.instruction(),
            null,
            had.court(),
            had.channel(),
            RequestStatus.ANSWERED,
            null,
            had.receivedAt(),
            had.receivedAt(),
            null,
            had.revision() + 1,
            answer));
    assertThat(status(SHANYANG, no)).isEqualTo("ANSWERED");
  }

  private String answered() {
    String no = newRequestNo();
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    return no;
  }

  private String inReview() {
    String no = newRequestNo();
    fund.script(no, Act.REVIEW);
    SHANYANG.file(SHANYANG.freeze(no)).then().statusCode(202);
    awaitStatus(SHANYANG, no, "IN_REVIEW");
    return no;
  }

  private static ValidatableResponse receipt(String no, String accept) {
    return SHANYANG
        .caseSystem()
        .header("Accept", accept)
        .get("/api/v1/requests/" + no + "/receipt")
        .then();
  }

  private static ValidatableResponse slip(String no) {
    return SHANYANG.caseSystem().get("/api/v1/requests/" + no + "/offline-slip").then();
  }

  private static void it_is(String instant) {
    given()
        .contentType(ContentType.JSON)
        .body("{\"instant\":\"" + instant + "\"}")
        .put("/demo/v1/clock")
        .then()
        .statusCode(200);
  }

  private static String kid(String token) {
    try {
      JsonNode header =
          new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[0]));
      return header.get("kid").asText();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
