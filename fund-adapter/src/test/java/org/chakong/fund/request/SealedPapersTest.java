package org.chakong.fund.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.json;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.request;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.chakong.fund.channel.Gateway.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.chakong.fund.channel.Gateway;
import org.chakong.fund.channel.Gateway.Person;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.chakong.runtime.seal.TestSeals;
import org.chakong.runtime.seal.TestSeals.Holder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sealed papers over the channel, on the days of the acceptance scenarios. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class SealedPapersTest {

  private static final TestSeals OFFICE = TestSeals.create();
  private static final Holder SIGNER =
      OFFICE.signer("2025-11-01T00:00:00Z", "2026-11-01T00:00:00Z");
  private static final byte[] PAPER = TestSeals.paper("Freeze 30000.00 yuan");

  @TestHTTPResource URI root;
  TestPeer peer;
  private Gateway gateway;
  private Person person;
  private final List<String> security = new CopyOnWriteArrayList<>();
  private final Handler listener = new SecurityListener();

  @BeforeEach
  void it_is_10_november_2026() {
    clock("{\"instant\":\"2026-11-10T10:00:00+08:00\"}");
    gateway = new Gateway(peer, root);
    person = openAccount("86450.32");
    Logger.getLogger("chakong.security").addHandler(listener);
  }

  @AfterEach
  void leave() {
    Logger.getLogger("chakong.security").removeHandler(listener);
    clock("{\"offset\":\"PT0S\"}");
  }

  @Test
  void f16_a_paper_sealed_after_the_certificate_had_expired_is_returned() {
    JsonNode answer = file(OFFICE.seal(PAPER, SIGNER, "2026-11-10T01:00:00Z", null));

    assertThat(answer.at("/answer/verdict").asText()).isEqualTo("RETURNED");
    assertThat(answer.at("/answer/reasons/0/code").asText()).isEqualTo("SIGNATURE_INVALID");
    assertThat(answer.at("/answer/reasons/0/citation").asText()).contains("《电子签名法》第十三条");
    assertThat(frozen()).isEqualTo("0.00");
  }

  @Test
  void f17_a_paper_sealed_in_time_is_accepted_though_the_certificate_has_expired_since() {
    JsonNode answer =
        file(OFFICE.seal(PAPER, SIGNER, "2026-10-20T02:00:00Z", "2026-10-20T02:00:05Z"));

    assertThat(answer.at("/answer/verdict").asText()).isEqualTo("EXECUTED");
    assertThat(frozen()).isEqualTo("30000.00");
  }

  @Test
  void f18_a_paper_altered_after_sealing_is_rejected_noted_and_holds_nothing() {
    byte[] altered =
        OFFICE.seal(PAPER, SIGNER, "2026-10-20T02:00:00Z", "2026-10-20T02:00:05Z").clone();
    altered[new String(altered, StandardCharsets.ISO_8859_1).indexOf("/MediaBox") + 11] ^= 1;
    JsonNode answer = file(altered);

    assertThat(answer.at("/answer/verdict").asText()).isEqualTo("REJECTED");
    assertThat(answer.at("/answer/reasons/0/code").asText()).isEqualTo("SIGNATURE_BROKEN");
    assertThat(frozen()).isEqualTo("0.00");
    assertThat(security)
        .anyMatch(event -> event.contains("REQUEST_REJECTED reason=SIGNATURE_BROKEN"))
        .anyMatch(event -> event.contains("PAPER_ALTERED"))
        .allMatch(event -> event.contains("party=court:410800"));
  }

  @Test
  void a_seal_that_cannot_be_checked_is_for_a_clerk_and_the_money_is_held_meanwhile() {
    byte[] unknown =
        OFFICE.sealInFormOf("Some.Makers.OwnForm", PAPER, SIGNER, "2026-10-20T02:00:00Z");
    ObjectNode request = freeze(person, "30000.00");
    assertThat(gateway.handOver(unknown, request).status()).isEqualTo(201);
    JsonNode stored = json(gateway.post(request));

    assertThat(stored.at("/status").asText()).isEqualTo("IN_REVIEW");
    assertThat(frozen()).isEqualTo("30000.00");
    given()
        .auth()
        .oauth2(token("clerk-1", "fund-clerk"))
        .contentType(ContentType.JSON)
        .body(
            "{\"decision\":\"RETURN\",\"reason\":\"SIGNATURE_INVALID\",\"comment\":\"签章无法核实\"}"
                .getBytes(StandardCharsets.UTF_8))
        .post("/fund/v1/reviews/{no}/decision", requestNo(request))
        .then()
        .statusCode(200);
    assertThat(frozen()).isEqualTo("0.00");
  }

  @Test
  void f19_a_doubtful_name_is_held_decided_by_a_clerk_and_only_then_told_of() {
    ObjectNode request = freeze(person, "30000.00");
    ((ObjectNode) request.get("subject")).put("name", "測試甲");
    JsonNode stored = gateway.file(request);

    assertThat(stored.at("/status").asText()).isEqualTo("IN_REVIEW");
    assertThat(stored.toString()).doesNotContain("86450.32", "测试甲", person.accountNo());
    assertThat(frozen()).isEqualTo("30000.00");
    given()
        .auth()
        .oauth2(token("clerk-1", "fund-clerk"))
        .contentType(ContentType.JSON)
        .body("{\"decision\":\"APPROVE\",\"comment\":\"同一人\"}".getBytes(StandardCharsets.UTF_8))
        .post("/fund/v1/reviews/{no}/decision", requestNo(request))
        .then()
        .statusCode(200);
    assertThat(json(gateway.read(requestNo(request))).at("/answer/verdict").asText())
        .isEqualTo("EXECUTED");
  }

  @Test
  void f19_a_doubtful_name_without_money_tells_no_more_than_one_with() {
    Person poor = openAccount("0.00");
    ObjectNode request = Gateway.deduct(poor, null, "30000.00");
    ((ObjectNode) request.get("subject")).put("name", "測試甲");

    assertThat(gateway.file(request).at("/status").asText()).isEqualTo("IN_REVIEW");
    approve(requestNo(request), "clerk-1", "fund-clerk");
    approve(requestNo(request), "boss-1", "fund-supervisor");
    assertThat(json(gateway.read(requestNo(request))).at("/answer/verdict").asText())
        .isEqualTo("UNABLE");
  }

  private static void approve(String requestNo, String who, String role) {
    given()
        .auth()
        .oauth2(token(who, role))
        .contentType(ContentType.JSON)
        .body("{\"decision\":\"APPROVE\",\"comment\":\"ok\"}")
        .post("/fund/v1/reviews/{no}/decision", requestNo)
        .then()
        .statusCode(200);
  }

  private JsonNode file(byte[] paper) {
    ObjectNode request = freeze(person, "30000.00");
    assertThat(gateway.handOver(paper, request).status()).isIn(200, 201);
    return json(gateway.post(request));
  }

  private String frozen() {
    return gateway.file(request("QUERY", person)).at("/answer/accounts/0/frozen").asText();
  }

  private static void clock(String body) {
    given().contentType(ContentType.JSON).body(body).put("/demo/v1/clock").then().statusCode(200);
  }

  /** Keeps what is said of security. */
  private final class SecurityListener extends Handler {

    @Override
    public void publish(LogRecord entry) {
      security.add(
          entry instanceof org.jboss.logmanager.ExtLogRecord ext
              ? ext.getFormattedMessage()
              : entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
