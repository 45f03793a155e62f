package org.chakong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.contracts.message.KeyDirectory;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.contracts.message.PartyId;
import org.junit.jupiter.api.Test;

/** The fund centre's side of the channel against somebody who holds the gateway's key. */
@Jiaozuo
class ChannelDoorTest {

  private static final PartyId FUND = new PartyId("fund:410800");
  private static final String REQUESTS = "/channel/v1/requests";

  private final City city;
  private final Court court;
  private final MessageSigner signer;

  ChannelDoorTest(City city) {
    this.city = city;
    this.court = city.court("豫0811");
    this.signer =
        new MessageSigner(
            new PartyId("court:410800"),
            new KeyDirectory(city.data().resolve("gateway/keys")).loadOrCreate(),
            Clock.systemUTC());
  }

  @Test
  void aSignedRequestIsDecidedAndTheAnswerIsSignedOverItsExactBytes() {
    Person person = city.person();
    city.account(person, "01", "30000.00", "1000.00");
    Filing filing = court.handOver(court.query(person));
    // The papers reach the centre with a request of the gateway's own.
    court.file(court.query(person));

    Reply reply = send(filing, token("POST", REQUESTS, bytes(filing)));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.verdict()).isEqualTo("EXECUTED");
    JsonNode claims = receipt(reply);
    assertThat(claims.path("iss").asText()).isEqualTo("fund:410800");
    assertThat(claims.path("aud").asText()).isEqualTo("court:410800");
    assertThat(claims.path("status").asInt()).isEqualTo(200);
    assertThat(claims.has("rid")).isTrue();
  }

  @Test
  void anAlteredBodyIsRefusedAndNothingIsStored() {
    Filing filing = court.freeze(city.person(), "1000.00", 12);
    String token = token("POST", REQUESTS, bytes(filing));
    filing.with("amount", "9000.00");

    Reply reply = send(filing, token);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(receipt(reply).has("rid")).isFalse();
    assertThat(receipt(reply).has("aud")).isFalse();
    assertThat(city.centre().request(filing.requestNo()).status()).isEqualTo(404);
  }

  @Test
  void aTokenSeenBeforeIsRefused() {
    Filing filing = court.query(city.person());
    String token = token("POST", REQUESTS, bytes(filing));
    assertThat(send(filing, token).status()).isEqualTo(200);

    Reply replayed = send(filing, token);

    assertThat(replayed.status()).isEqualTo(401);
    assertThat(replayed.headers().firstValue("Chakong-Receipt")).isPresent();
  }

  @Test
  void f15_aCourtOutsideTheSendersListIsRefusedAndNothingIsStored() {
    Filing filing = Filing.query("沪0101", "410800", city.person());

    Reply reply = send(filing, token("POST", REQUESTS, bytes(filing)));

    assertThat(reply.at("/code")).isEqualTo("SENDER_MISMATCH");
    assertThat(receipt(reply).path("status").asInt()).isEqualTo(reply.status());
    assertThat(city.centre().request(filing.requestNo()).status()).isEqualTo(404);
  }

  @Test
  void anUnknownResourceIsASigned404() {
    String path = "/channel/v1/nothing-here";
    Reply reply = city.world().fund().get(path, token("GET", path, new byte[0]), Map.of());
    assertThat(reply.status()).isEqualTo(404);
    assertThat(receipt(reply).path("status").asInt()).isEqualTo(404);
  }

  @Test
  void withoutATokenTheRefusalIsSignedAndNamesNoRequest() {
    Reply reply = city.world().fund().get(REQUESTS + "/T-0000000001", null, Map.of());
    assertThat(reply.status()).isEqualTo(401);
    assertThat(receipt(reply).has("rid")).isFalse();
  }

  @Test
  void thePublishedKeysAreThoseOfTheKeyFiles() {
    Reply keys = city.world().gateway().get("/.well-known/jwks.json", null, Map.of());
    assertThat(keys.at("/keys/0/kid"))
        .isEqualTo(new KeyDirectory(city.data().resolve("gateway/keys")).loadOrCreate().kid());
    assertThat(keys.json().toString()).doesNotContain("\"d\"");
  }

  private Reply send(Filing filing, String token) {
    return city.world()
        .fund()
        .bytes("POST", REQUESTS, token, Map.of(), "application/json", bytes(filing));
  }

  private String token(String method, String path, byte[] body) {
    return signer.signRequest(FUND, method, path, body);
  }

  private static byte[] bytes(Filing filing) {
    return filing.body().toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode receipt(Reply reply) {
    String token = reply.headers().firstValue("Chakong-Receipt").orElseThrow();
    try {
      return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    } catch (IOException e) {
      throw new UncheckedIOException("a token without readable claims", e);
    }
  }
}
