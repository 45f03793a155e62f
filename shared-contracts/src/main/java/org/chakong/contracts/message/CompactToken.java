package org.chakong.contracts.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A received token in its three parts; nothing of it is believed yet. */
final class CompactToken {

  static final String TYPE = "chakong+jwt";

  private static final int MAX_LENGTH = 8 * 1024;

  private final ObjectNode header;
  private final String signingInput;
  private final byte[] claims;
  private final byte[] signature;

  private CompactToken(ObjectNode header, String signingInput, byte[] claims, byte[] signature) {
    this.header = header;
    this.signingInput = signingInput;
    this.claims = claims;
    this.signature = signature;
  }

  /** The token, or empty when it is not a compact JWS in canonical form. */
  static Optional<CompactToken> parse(String token) {
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    Optional<ObjectNode> header = decode(parts[0]).flatMap(StrictJson::object);
    Optional<byte[]> claims = decode(parts[1]);
    Optional<byte[]> signature = decode(parts[2]);
    if (header.isEmpty() || claims.isEmpty() || signature.isEmpty()) {
      return Optional.empty();
    }
    String signingInput = token.substring(0, token.lastIndexOf('.'));
    return Optional.of(new CompactToken(header.get(), signingInput, claims.get(), signature.get()));
  }

  Optional<Refusal> headerRefusal() {
    if (!header.path("typ").asText().equals(TYPE)) {
      return Optional.of(Refusal.WRONG_TYPE);
    }
    if (header.has("crit")) {
      return Optional.of(Refusal.CRITICAL_HEADER);
    }
    if (!header.path("alg").asText().equals(Es256.NAME)) {
      return Optional.of(Refusal.WRONG_ALGORITHM);
    }
    return Optional.empty();
  }

  /** The key id named, empty text when there is none. */
  String kid() {
    return header.path("kid").asText();
  }

  boolean isSignedBy(PeerKey key) {
    return Es256.verify(signature, signingInput.getBytes(StandardCharsets.US_ASCII), key.key());
  }

  /**
   * To be read only after {@link #isSignedBy} has said yes; empty when they are not one JSON
   * object.
   */
  Optional<Claims> claims() {
    return StrictJson.object(claims).map(Claims::new);
  }

  private static Optional<byte[]> decode(String part) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(part);
      // The decoder takes padding and ignores unused bits, which would let one token be written in
      // several ways.
      boolean canonical =
          Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
      return canonical ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException notBase64Url) {
      return Optional.empty();
    }
  }
}
