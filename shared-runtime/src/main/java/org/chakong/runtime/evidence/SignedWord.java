package org.chakong.runtime.evidence;

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

/**
 * What a party says of its own evidence: a compact JWS, ES256, of a type of its own, so that no
 * word of one kind passes for another.
 *
 * @param by whose key it verified under
 * @param payload JSON
 */
record SignedWord(PartyId by, String payload) {

  static String sign(String type, String payload, SigningKey key) {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    jws.setKeyIdHeaderValue(key.kid());
    jws.setHeader("typ", type);
    jws.setPayload(payload);
    jws.setKey(key.privateKey());
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("The signing key cannot be used", e);
    }
  }

  /**
   * What was signed; empty when it was altered or is of another type.
   *
   * @throws CannotVerify when the key that it names is not at hand
   */
  static Optional<SignedWord> verified(String type, String token, PeerKeys keys)
      throws CannotVerify {
    try {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmConstraints(
          new AlgorithmConstraints(
              ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256));
      jws.setCompactSerialization(token);
      String kid = jws.getKeyIdHeaderValue();
      if (kid == null || !type.equals(jws.getHeader("typ"))) {
        return Optional.empty();
      }
      PeerKey key = keys.byKid(kid).orElseThrow(() -> CannotVerify.withoutKey(kid));
      jws.setKey(key.key());
      return jws.verifySignature()
          ? Optional.of(new SignedWord(key.owner(), jws.getPayload()))
          : Optional.empty();
    } catch (JoseException unreadable) {
      return Optional.empty();
    }
  }
}
