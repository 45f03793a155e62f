package org.chakong.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chakong.gateway.web.Court.JIEFANG;
import static org.chakong.gateway.web.Court.SHANYANG;
import static org.chakong.gateway.web.Court.newRequestNo;
import static org.chakong.runtime.metrics.ServedFigures.figure;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chakong.gateway.web.CaseSystemReceiver.Call;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CaseSystemReceiver.class)
class WebhooksTest extends GatewayTest {

  CaseSystemReceiver receiver;

  @Test
  void each_change_is_told_once_in_order_and_signed_with_both_keys() throws Exception {
    String no = answered(SHANYANG);
    await().atMost(SOON).untilAsserted(() -> assertThat(told(no)).contains("ANSWERED"));
    assertThat(told(no)).startsWith("ACCEPTED").doesNotHaveDuplicates();
    for (Call call : receiver.calls(no)) {
      assertThat(call.signature().split(" "))
          .containsExactly(
              signature(call, receiver.keys().get(0)), signature(call, receiver.keys().get(1)));
      assertThat(new String(call.body(), StandardCharsets.UTF_8))
          .doesNotContain("测试甲")
          .doesNotContain("410811198503152010");
    }
  }

  @Test
  void a_call_that_fails_is_repeated_under_its_id_and_nothing_of_the_request_overtakes_it() {
    String no = newRequestNo();
    receiver.script(no, 500, 302, 429);
    SHANYANG.fileAndWait(SHANYANG.freeze(no), 30).then().statusCode(200);
    await().atMost(SOON).untilAsserted(() -> assertThat(told(no)).contains("ANSWERED"));
    List<Call> calls = receiver.calls(no);
    assertThat(calls.subList(0, 4)).extracting(Call::what).containsOnly("ACCEPTED");
    assertThat(calls.subList(0, 4)).extracting(Call::id).containsOnly(calls.getFirst().id());
    assertThat(receiver.callsTo("/elsewhere")).isEmpty();
  }

  @Test
  void a_call_that_hangs_holds_up_its_own_request_only_and_is_told_later() {
    String stuck = newRequestNo();
    receiver.hold(stuck);
    SHANYANG.fileAndWait(SHANYANG.freeze(stuck), 30).then().statusCode(200);
    String other = answered(SHANYANG);
    await().atMost(SOON).untilAsserted(() -> assertThat(told(other)).contains("ANSWERED"));
    receiver.letGo(stuck);
    await().atMost(SOON).untilAsserted(() -> assertThat(told(stuck)).contains("ANSWERED"));
  }

  @Test
  void an_endpoint_that_is_gone_is_left_alone_until_an_operator_says_so() {
    String no = newRequestNo();
    receiver.script(no, 410);
    JIEFANG.fileAndWait(JIEFANG.freeze(no), 30).then().statusCode(200);
    await().atMost(SOON).untilAsserted(() -> assertThat(receiver.calls(no)).hasSize(1));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(pending(no)).anyMatch(row -> row.containsKey("endpointGoneSince")));
    assertThat(figure("chakong_webhook_endpoints_gone")).isEqualTo(1);
    String second = answered(JIEFANG);
    await().atMost(SOON).until(() -> !pending(second).isEmpty());
    assertThat(receiver.calls(no)).hasSize(1);
    assertThat(receiver.calls(second)).isEmpty();
    Number id = (Number) pending(no).getFirst().get("id");
    SHANYANG
        .as("court-ops")
        .post("/api/v1/webhook-deliveries/" + id + "/retry")
        .then()
        .statusCode(200)
        .body("state", equalTo("PENDING"));
    await().atMost(SOON).untilAsserted(() -> assertThat(told(no)).contains("ANSWERED"));
    await().atMost(SOON).untilAsserted(() -> assertThat(told(second)).contains("ANSWERED"));
  }

  @Test
  void deliveries_are_for_operators() {
    SHANYANG.caseSystem().get("/api/v1/webhook-deliveries").then().statusCode(403);
    SHANYANG.as("court-ops").post("/api/v1/webhook-deliveries/0/retry").then().statusCode(404);
    SHANYANG.as("court-ops").get("/api/v1/webhook-deliveries?delivery=SOON").then().statusCode(400);
  }

  private static String answered(Court court) {
    String no = newRequestNo();
    court.fileAndWait(court.freeze(no), 30).then().statusCode(200);
    return no;
  }

  /** What the receiver took of the request, in the order it came. */
  private List<String> told(String requestNo) {
    return receiver.calls(requestNo).stream()
        .filter(call -> call.status() == 204)
        .map(Call::what)
        .toList();
  }

  private static List<Map<String, Object>> pending(String requestNo) {
    return SHANYANG
        .as("court-ops")
        .get("/api/v1/webhook-deliveries?limit=200&delivery=PENDING")
        .then()
        .statusCode(200)
        .extract()
        .<List<HashMap<String, Object>>>path("items")
        .stream()
        .filter(row -> requestNo.equals(row.get("requestNo")))
        .<Map<String, Object>>map(row -> row)
        .toList();
  }

  /** As the convention says, from the bytes that came. */
  private static String signature(Call call, String key) throws Exception {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.write((call.id() + "." + call.timestamp() + ".").getBytes(StandardCharsets.UTF_8));
    signed.write(call.body());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
  }
}
