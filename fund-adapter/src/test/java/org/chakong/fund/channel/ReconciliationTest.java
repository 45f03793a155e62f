package org.chakong.fund.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chakong.fund.channel.Gateway.freeze;
import static org.chakong.fund.channel.Gateway.json;
import static org.chakong.fund.channel.Gateway.openAccount;
import static org.chakong.fund.channel.Gateway.requestNo;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.fund.freeze.FreezeRegister;
import org.chakong.fund.freeze.RegisterScene;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.channel.TestPeer.Reply;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.demo.DemoSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(DemoSettings.class)
@WithTestResource(TestPeer.class)
class ReconciliationTest {

  private static final String PATH = "/channel/v1/reconciliations/";
  private static final JsonMapper JSON = new JsonMapper();

  @TestHTTPResource URI root;
  @Inject RegisterScene scene;
  @Inject FreezeRegister register;
  TestPeer peer;
  private Gateway gateway;

  @BeforeEach
  void connect() {
    gateway = new Gateway(peer, root);
  }

  @AfterEach
  void realTime() {
    scene.realTime();
  }

  @Test
  void the_digest_of_a_day_changes_with_a_request_and_its_bucket_tells_it() {
    ObjectNode request = freeze(openAccount("86450.32"), "100000.00");
    String day = gateway.file(request).at("/receivedAt").asText().substring(0, 10);
    JsonNode before = digest(day);
    ObjectNode second = freeze(openAccount("5000.00"), "3000.00");
    gateway.file(second);
    JsonNode after = digest(day);
    assertThat(after.at("/totals/requests").asLong())
        .isGreaterThan(before.at("/totals/requests").asLong());
    int bucket = bucketOf(requestNo(second));
    assertThat(bucket(after, bucket)).isPresent().isNotEqualTo(bucket(before, bucket));

    JsonNode shown = item(day, requestNo(request)).orElseThrow();
    assertThat(shown.at("/status").asText()).isEqualTo("ANSWERED");
    assertThat(shown.at("/verdict").asText()).isEqualTo("PARTLY_EXECUTED");
    assertThat(shown.at("/frozen").asText()).isEqualTo("86450.32");
    assertThat(shown.at("/waiting").asText()).isEqualTo("13549.68");
    assertThat(shown.at("/held").asText()).isEqualTo("86450.32");
    assertThat(shown.toString()).doesNotContain("测试");
  }

  @Test
  void what_is_held_now_is_told_by_the_day_on_which_its_request_was_received() {
    scene.day("2025-02-07");
    ObjectNode request = freeze(openAccount("86450.32"), "100000.00");
    String freezeNo = gateway.file(request).at("/answer/freeze/freezeNo").asText();
    assertThat(heldOn("2025-02-07")).isEmpty();
    scene.day("2025-02-10");
    assertThat(heldOn("2025-02-07").orElseThrow().at("/held").asText()).isEqualTo("86450.32");
    scene.release(register.view(freezeNo), "80000.00", UnfreezeFrom.CEILING);

    JsonNode line = heldOn("2025-02-07").orElseThrow();

    assertThat(line.at("/freezes").asInt()).isEqualTo(1);
    assertThat(line.at("/held").asText()).isEqualTo("20000.00");
    String held = requestNo(request) + " 20000.00\n";
    assertThat(line.at("/digest").asText())
        .isEqualTo(Digests.sha256Hex(held.getBytes(StandardCharsets.UTF_8)));
  }

  private Optional<JsonNode> heldOn(String day) {
    Reply reply = peer.send(root, Gateway.FUND, "GET", "/channel/v1/held-days", new byte[0]);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.verified()).isTrue();
    for (JsonNode line : json(reply).at("/days")) {
      if (line.at("/date").asText().equals(day)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  @Test
  void another_day_and_another_gateway_have_nothing_of_it() {
    ObjectNode request = freeze(openAccount("86450.32"), "30000.00");
    gateway.file(request);
    assertThat(digest("2020-01-06").at("/buckets")).isEmpty();
    assertThat(item("2020-01-06", requestNo(request))).isEmpty();
  }

  @Test
  void a_day_that_has_not_begun_and_a_bucket_that_is_none_are_400_and_signed() {
    for (String target :
        new String[] {
          "2099-01-01", "yesterday", "2020-01-06/requests", "2020-01-06/requests?bucket=64"
        }) {
      Reply reply = get(target);
      assertThat(reply.status()).as(target).isEqualTo(400);
      assertThat(reply.verified()).isTrue();
    }
  }

  @Test
  void what_the_gateway_found_is_shown_from_here_to_operators() {
    Reply taken = gateway.post(PATH + "2020-01-07", result("2020-01-07"));
    assertThat(taken.status()).isEqualTo(200);
    Desk.ops()
        .get("/reconciliations/2020-01-07")
        .statusCode(200)
        .body("peers[0].party", equalTo("court:410800"))
        .body("peers[0].state", equalTo("DIFFERENT"))
        .body("peers[0].found", equalTo(1))
        .body("peers[0].there.requests", equalTo(1))
        .body("peers[0].here.requests", equalTo(0))
        .body("peers[0].differences[0].kind", equalTo("ONLY_THERE"))
        .body("peers[0].differences[0].there", equalTo("SENT"));
    ObjectNode mended = result("2020-01-07").put("found", 0);
    mended.putArray("differences");
    assertThat(gateway.post(PATH + "2020-01-07", mended).status()).isEqualTo(200);
    Desk.ops()
        .get("/reconciliations/2020-01-07")
        .body("peers[0].state", equalTo("AGREED"))
        .body("peers[0].differences.size()", equalTo(0));
  }

  @Test
  void only_operators_see_it() {
    Desk.clerk("clerk-1").get("/reconciliations/2020-01-07").statusCode(403);
    Desk.ops().get("/reconciliations/2099-01-01").statusCode(400);
  }

  @Test
  void a_result_of_another_day_than_its_path_is_refused() {
    assertThat(gateway.post(PATH + "2020-01-08", result("2020-01-07")).status()).isEqualTo(400);
  }

  private static ObjectNode result(String day) {
    ObjectNode result = JSON.createObjectNode().put("date", day);
    result.put("at", day + "T23:00:00+08:00");
    result
        .putObject("totals")
        .put("requests", 1)
        .put("answers", 0)
        .put("open", 1)
        .put("held", "0.00");
    result.put("found", 1);
    result
        .putArray("differences")
        .addObject()
        .put("requestNo", "R-00000001")
        .put("kind", "ONLY_HERE")
        .put("here", "SENT")
        .put("repaired", false);
    return result;
  }

  private JsonNode digest(String day) {
    Reply reply = get(day);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.verified()).isTrue();
    return json(reply);
  }

  private Reply get(String target) {
    return peer.send(root, Gateway.FUND, "GET", PATH + target, new byte[0]);
  }

  private Optional<JsonNode> item(String day, String requestNo) {
    String cursor = "";
    do {
      JsonNode page = json(get(day + "/requests?bucket=" + bucketOf(requestNo) + cursor));
      for (JsonNode item : page.at("/items")) {
        if (item.at("/requestNo").asText().equals(requestNo)) {
          return Optional.of(item);
        }
      }
      cursor = page.at("/next").isNull() ? null : "&cursor=" + page.at("/next").asText();
    } while (cursor != null);
    return Optional.empty();
  }

  private static Optional<JsonNode> bucket(JsonNode digest, int number) {
    for (JsonNode bucket : digest.at("/buckets")) {
      if (bucket.at("/bucket").asInt() == number) {
        return Optional.of(bucket);
      }
    }
    return Optional.empty();
  }

  private static int bucketOf(String requestNo) {
    return Integer.parseInt(
            Digests.sha256Hex(requestNo.getBytes(StandardCharsets.UTF_8)).substring(0, 2), 16)
        % 64;
  }
}
