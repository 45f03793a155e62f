package org.chakong.contracts.message;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Objects;

/**
 * A key pair a party signs its messages with (签名密钥).
 *
 * @param kid RFC 7638 SHA-256 thumbprint (base64url) of the public key
 * @param privateKey EC on P-256; never printed by {@link #toString()}
 * @param publicKey EC on P-256
 */
public record SigningKey(String kid, PrivateKey privateKey, PublicKey publicKey) {

  /**
   * @throws IllegalArgumentException when the public key is not on P-256 or the kid is not its
   *     thumbprint
   */
  public SigningKey {
    Objects.requireNonNull(privateKey, "private key");
    if (!Es256.thumbprint(publicKey).equals(kid)) {
      throw new IllegalArgumentException("The kid of a signing key must be its thumbprint");
    }
  }

  /** The pair under the kid that follows from it. */
  public static SigningKey of(PrivateKey privateKey, PublicKey publicKey) {
    return new SigningKey(Es256.thumbprint(publicKey), privateKey, publicKey);
  }

  /** A new random pair, kept nowhere; {@link KeyDirectory} makes those that last. */
  public static SigningKey generate() {
    var jwk = Es256.generate();
    return of(jwk.getPrivateKey(), jwk.getPublicKey());
  }

  /** This key as its owner's peers hold it. */
  public PeerKey ownedBy(PartyId owner) {
    return new PeerKey(owner, kid, publicKey);
  }

  @Override
  public String toString() {
    return "SigningKey[" + kid + "]";
  }
}
