package org.chakong.fund.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.fund.channel.Gateway.bytes;
import static org.chakong.fund.channel.Gateway.deduct;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.chakong.contracts.message.Digests;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.channel.TestPeer.Heard;
import org.chakong.runtime.channel.TestPeer.Reply;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.print.PrintedPdf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The centre's own receipt of an online request bears the same signatures as the court's. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class SignedReceiptTest {

  private static final String REQUESTS = "/channel/v1/requests";

  @TestHTTPResource URI root;
  TestPeer peer;
  private Gateway gateway;

  @BeforeEach
  void connect() {
    gateway = new Gateway(peer, root);
    gateway.handOverPaper();
  }

  /** Sends the filing under a new token, and gives the token beside the reply. */
  private record Filed(String token, Reply reply) {}

  private Filed file(ObjectNode request) {
    UUID jti = UUID.randomUUID();
    byte[] body = bytes(request);
    String token = peer.signer().signRequest(jti, Gateway.FUND, "POST", REQUESTS, body);
    return new Filed(
        token, peer.send(root, Gateway.FUND, "POST", REQUESTS, body, token, jti.toString()));
  }

  @Test
  void answered_in_the_call_it_bears_the_filing_and_the_answer_to_it() {
    ObjectNode request = freeze(openAccount("86450.32"), "30000.00");
    Filed filed = file(request);
    PrintedPdf receipt = receipt(request);
    receipt.writePictures(Path.of("target/printed"), "centre-receipt");
    String digest = Digests.contentDigest(filed.reply().bytes());
    assertThat(receipt.text())
        .contains("court:410800", fingerprint(filed.token()))
        .contains("fund:410800", fingerprint(filed.reply().receipt()))
        .contains(digest)
        .doesNotContain("无渠道电子签名");
    assertThat(receipt.codes()).containsExactly(requestNo(request) + "\n" + digest);
  }

  @Test
  void filed_again_because_the_answer_was_lost_it_bears_what_the_court_has_in_hand() {
    ObjectNode request = freeze(openAccount("86450.32"), "30000.00");
    Filed lost = file(request);
    Filed again = file(request);
    assertThat(receipt(request).text())
        .contains(fingerprint(again.token()), fingerprint(again.reply().receipt()))
        .doesNotContain(fingerprint(lost.token()));
  }

  @Test
  void answered_later_it_bears_the_message_that_the_gateway_took() {
    ObjectNode request = deduct(openAccount("50000.00"), null, "1000.00");
    Filed filed = file(request);
    assertThat(filed.reply().status()).isEqualTo(202);
    given()
        .auth()
        .oauth2(token("clerk-1", "fund-clerk"))
        .contentType("application/json")
        .body(
            "{\"decision\":\"UNABLE\",\"reason\":\"CONDITION_NOT_MET\",\"comment\":\"条件不符\"}"
                .getBytes(StandardCharsets.UTF_8))
        .post("/fund/v1/reviews/" + requestNo(request) + "/decision")
        .then()
        .statusCode(200);
    Heard told =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> answer(request), Optional::isPresent)
            .orElseThrow();
    String digest = Digests.contentDigest(told.body().getBytes(StandardCharsets.UTF_8));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(receipt(request).text())
                .contains("法院签名", fingerprint(filed.token()), "中心签名", digest));
  }

  private Optional<Heard> answer(ObjectNode request) {
    return peer.heard().stream()
        .filter(heard -> heard.target().equals("/channel/v1/answers"))
        .filter(heard -> heard.body().contains(requestNo(request)))
        .filter(heard -> heard.body().contains("\"ANSWERED\""))
        .findFirst();
  }

  private static String fingerprint(String token) {
    return Digests.sha256Hex(token.getBytes(StandardCharsets.US_ASCII));
  }

  private static PrintedPdf receipt(ObjectNode request) {
    return new PrintedPdf(
        given()
            .auth()
            .oauth2(token("clerk-1", "fund-clerk"))
            .get("/fund/v1/requests/" + requestNo(request) + "/receipt")
            .then()
            .statusCode(200)
            .extract()
            .asByteArray());
  }
}
