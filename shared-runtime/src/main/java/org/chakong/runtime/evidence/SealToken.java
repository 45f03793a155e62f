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
import org.chakong.contracts.message.PeerKey;
import org.chakong.contracts.message.PeerKeys;
import org.chakong.contracts.message.SigningKey;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Seals as compact JWS, ES256, with a type of their own: no message token passes for a seal. */
final class SealToken {

  private static final String TYPE = "chakong-seal+jws";
  private static final ObjectMapper JSON = new ObjectMapper();

  private SealToken() {}

  static String sign(Seal seal, SigningKey key) {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    jws.setKeyIdHeaderValue(key.kid());
    jws.setHeader("typ", TYPE);
    jws.setPayload(payload(seal));
    jws.setKey(key.privateKey());
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("The signing key cannot be used", e);
    }
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
    try {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmConstraints(
          new AlgorithmConstraints(
              ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256));
      jws.setCompactSerialization(token);
      String kid = jws.getKeyIdHeaderValue();
      if (kid == null || !TYPE.equals(jws.getHeader("typ"))) {
        return Optional.empty();
      }
      PeerKey key = keys.byKid(kid).orElseThrow(() -> CannotVerify.withoutKey(kid));
      jws.setKey(key.key());
      return jws.verifySignature()
          ? seal(jws.getPayload()).filter(seal -> seal.party().equals(key.owner()))
          : Optional.empty();
    } catch (JoseException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * What a stored seal says, taken at its word.
   *
   * @throws IllegalStateException when it says nothing
   */
  static Seal unverified(String token) {
    String[] parts = token.split("\\.", -1);
    byte[] payload = Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : "");
    return seal(new String(payload, StandardCharsets.UTF_8))
        .orElseThrow(() -> new IllegalStateException("a stored seal cannot be read"));
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
