package org.chakong.contracts.message;

import java.security.PublicKey;
import java.util.Objects;
import org.jose4j.jwk.JsonWebKey;

/**
 * A public key and the one party that signs with it. The binding is what keeps a party from
 * speaking in another's name.
 *
 * @param kid RFC 7638 SHA-256 thumbprint (base64url) of the key
 * @param key EC on P-256
 */
public record PeerKey(PartyId owner, String kid, PublicKey key) {

  /**
   * @throws IllegalArgumentException when the key is not on P-256 or the kid is not its thumbprint
   */
  public PeerKey {
    Objects.requireNonNull(owner, "owner");
    if (!Es256.thumbprint(key).equals(kid)) {
      throw new IllegalArgumentException("The kid of a peer key must be its thumbprint");
    }
  }

  /** The public JWK (公钥): {@code kty, crv, x, y, kid, use, alg} and nothing private. */
  public String jwk() {
    return Es256.publishedJwk(key, kid).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }
}
