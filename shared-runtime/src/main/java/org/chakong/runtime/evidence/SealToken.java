package org.chakong.runtime.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKeys;
import org.chakong.contracts.message.SigningKey;

/** Seals as compact JWS, ES256, with a type of their own: no message token passes for a seal. */
final class SealToken {

  private static final String TYPE = "chakong-seal+jws";
  private static final ObjectMapper JSON = new ObjectMapper();

  private SealToken() {}

  static String sign(Seal seal, SigningKey key) {
    return SignedWord.sign(TYPE, payload(seal), key);
  }

  private static String payload(Seal seal) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("iss", seal.party().value())
        .put("seq", seal.seq())
        .put("first", seal.firstId())
        .put("last", seal.lastId())
        .put("ids", seal.ids().text())
        .put("count", seal.count())
        .put("root", seal.root())
        .put("previous", seal.previous())
        .put("skip", seal.skip())
        .put("at", SealTime.text(seal.at()))
        .toString();
  }

  /**
   * What was signed; empty when it was altered.
   *
   * @throws CannotVerify when the key that it names is not at hand
   */
  static Optional<Seal> verified(String token, PeerKeys keys) throws CannotVerify {
    return SignedWord.verified(TYPE, token, keys)
        .flatMap(word -> seal(word.payload()).filter(seal -> seal.party().equals(word.by())));
  }

  /** What a stored seal says, taken at its word; empty when it says nothing. */
  static Optional<Seal> unverified(String token) {
    String[] parts = token.split("\\.", -1);
    try {
      byte[] payload = Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : "");
      return seal(new String(payload, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<Seal> seal(String payload) {
    try {
      JsonNode json = JSON.readTree(payload);
      return Optional.of(
          new Seal(
              new PartyId(json.path("iss").asText()),
              json.path("seq").asLong(),
              json.path("first").asLong(),
              json.path("last").asLong(),
              new IdRanges(json.path("ids").asText()),
              json.path("count").asInt(),
              json.path("root").asText(),
              json.path("previous").asText(),
              json.path("skip").asText(),
              Instant.parse(json.path("at").asText())));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException notSeal) {
      return Optional.empty();
    }
  }
}
