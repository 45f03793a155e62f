package org.chakong.runtime.seal;

import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Which cryptography a seal may rest on. The provider is handed to whoever needs it and not
 * registered with the JVM: it knows SM2 and SM3 (GB/T 32918, GB/T 32905), which the JDK does not.
 */
final class Cryptography {

  static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private static final Map<String, String> DIGESTS =
      Map.of(
          "2.16.840.1.101.3.4.2.1", "SHA-256",
          "2.16.840.1.101.3.4.2.2", "SHA-384",
          "2.16.840.1.101.3.4.2.3", "SHA-512",
          "2.16.840.1.101.3.4.2.8", "SHA3-256",
          "2.16.840.1.101.3.4.2.9", "SHA3-384",
          "2.16.840.1.101.3.4.2.10", "SHA3-512",
          "1.2.156.10197.1.401", "SM3");

  /** MD5 and SHA-1: two papers with one digest can be made. */
  private static final Set<String> BROKEN_DIGESTS = Set.of("1.2.840.113549.2.5", "1.3.14.3.2.26");

  private static final int SMALLEST_RSA = 2048;
  private static final int LARGEST_RSA = 8192;
  private static final int SMALLEST_EC = 224;

  private Cryptography() {}

  /** How far something can be relied on. */
  enum Strength {
    GOOD,
    WEAK,
    UNKNOWN
  }

  static Strength ofDigest(String oid) {
    if (BROKEN_DIGESTS.contains(oid)) {
      return Strength.WEAK;
    }
    return DIGESTS.containsKey(oid) ? Strength.GOOD : Strength.UNKNOWN;
  }

  /** The name of a good digest. */
  static String digest(ASN1ObjectIdentifier oid) {
    return DIGESTS.get(oid.getId());
  }

  /** A key of a size made to keep us busy is unknown to us, not strong. */
  static Strength ofKey(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> {
        int bits = rsa.getModulus().bitLength();
        yield bits > LARGEST_RSA
            ? Strength.UNKNOWN
            : bits < SMALLEST_RSA ? Strength.WEAK : Strength.GOOD;
      }
      case ECPublicKey ec ->
          ec.getParams().getOrder().bitLength() < SMALLEST_EC ? Strength.WEAK : Strength.GOOD;
      default -> Strength.UNKNOWN;
    };
  }

  static X509Certificate certificate(X509CertificateHolder holder) throws CertificateException {
    return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(holder);
  }

  static String base64(byte[] der) {
    return Base64.getEncoder().encodeToString(der);
  }
}
