package org.chakong.contracts.message;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.util.List;
import javax.crypto.KeyAgreement;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.EcdsaUsingShaAlgorithm;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * ECDSA on P-256 with SHA-256, the only algorithm of message tokens. Verifying goes to the
 * algorithm directly and never through the token's own {@code alg}, so no header can choose another
 * one.
 */
final class Es256 {

  static final String NAME = "ES256";

  private static final int SIGNATURE_BYTES = 64;
  private static final byte[] PROBE = "chakong key check".getBytes(StandardCharsets.US_ASCII);
  private static final JsonWebSignatureAlgorithm ALGORITHM =
      new EcdsaUsingShaAlgorithm.EcdsaP256UsingSha256();

  private Es256() {}

  static EllipticCurveJsonWebKey generate() {
    try {
      return EcJwkGenerator.generateJwk(EllipticCurves.P256);
    } catch (JoseException e) {
      throw new IllegalStateException("No security provider makes P-256 keys", e);
    }
  }

  /**
   * The public JWK of a key.
   *
   * @throws IllegalArgumentException when it is not a point on P-256
   */
  static EllipticCurveJsonWebKey publicJwk(PublicKey key) {
    if (key instanceof ECPublicKey ec
        && EllipticCurves.P256.getCurve().equals(ec.getParams().getCurve())) {
      if (isOnCurve(ec.getW(), EllipticCurves.P256.getCurve())) {
        return new EllipticCurveJsonWebKey(ec);
      }
    }
    throw new IllegalArgumentException("A message key must be a point on P-256");
  }

  /** The public JWK as it is published: for signing, under its kid. */
  static EllipticCurveJsonWebKey publishedJwk(PublicKey key, String kid) {
    EllipticCurveJsonWebKey jwk = publicJwk(key);
    jwk.setKeyId(kid);
    jwk.setUse("sig");
    jwk.setAlgorithm(NAME);
    return jwk;
  }

  /**
   * The public key of a private one. The platform does not compute it, but key agreement with the
   * generator gives its x; of the two points with that x the right one verifies the key's own
   * signature.
   *
   * @throws IllegalArgumentException when the key is not on P-256
   */
  static PublicKey publicOf(PrivateKey key) throws GeneralSecurityException {
    if (!(key instanceof ECPrivateKey ec)
        || !EllipticCurves.P256.getCurve().equals(ec.getParams().getCurve())) {
      throw new IllegalArgumentException("A signing key must be on P-256");
    }
    KeyFactory keys = KeyFactory.getInstance("EC");
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(key);
    agreement.doPhase(
        keys.generatePublic(new ECPublicKeySpec(ec.getParams().getGenerator(), ec.getParams())),
        true);
    BigInteger x = new BigInteger(1, agreement.generateSecret());
    EllipticCurve curve = ec.getParams().getCurve();
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    BigInteger y = squareOf(x, curve, p).modPow(p.add(BigInteger.ONE).shiftRight(2), p);
    byte[] signature = sign(PROBE, key);
    for (BigInteger candidate : List.of(y, p.subtract(y))) {
      PublicKey found =
          keys.generatePublic(new ECPublicKeySpec(new ECPoint(x, candidate), ec.getParams()));
      if (verify(signature, PROBE, found)) {
        return found;
      }
    }
    throw new IllegalStateException("No point verifies the key's own signature");
  }

  /** RFC 7638: SHA-256 of the required members of the public JWK, base64url. */
  static String thumbprint(PublicKey key) {
    return publicJwk(key).calculateBase64urlEncodedThumbprint("SHA-256");
  }

  static byte[] sign(byte[] input, PrivateKey key) {
    try {
      return ALGORITHM.sign(ALGORITHM.prepareForSign(key, new ProviderContext()), input);
    } catch (JoseException e) {
      throw new IllegalStateException("The signing key cannot be used", e);
    }
  }

  /** False for any signature that is not r and s in 32 bytes each, the JWS form. */
  static boolean verify(byte[] signature, byte[] input, PublicKey key) {
    if (signature.length != SIGNATURE_BYTES) {
      return false;
    }
    try {
      return ALGORITHM.verifySignature(signature, key, input, new ProviderContext());
    } catch (JoseException e) {
      throw new IllegalStateException("The peer's key cannot be used", e);
    }
  }

  private static boolean isOnCurve(ECPoint point, EllipticCurve curve) {
    if (ECPoint.POINT_INFINITY.equals(point)) {
      return false;
    }
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    if (x.signum() < 0 || y.signum() < 0 || x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
      return false;
    }
    return y.pow(2).mod(p).equals(squareOf(x, curve, p));
  }

  private static BigInteger squareOf(BigInteger x, EllipticCurve curve, BigInteger p) {
    return x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
  }
}
