package org.chakong.runtime.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.chakong.runtime.seal.Cryptography.Strength;
import org.chakong.runtime.seal.SealFacts.Condition;
import org.chakong.runtime.seal.SealFacts.Seal;
import org.chakong.runtime.seal.SealFacts.TimeMark;

/**
 * The signature data of an electronic seal (电子签章数据, GB/T 38540-2020, 7.2): the seal, when it was
 * put, the digest of what it was put on, and the signature of the seal's holder over all of it. The
 * older form of GM/T 0031 is not read.
 *
 * @param toBeSigned version, seal, time, digest and what else the signature is over
 */
record SesSignature(
    ASN1Sequence toBeSigned,
    byte[] certificate,
    ASN1ObjectIdentifier algorithm,
    byte[] value,
    Optional<byte[]> timeStamp) {

  private static final ASN1ObjectIdentifier SM2_WITH_SM3 =
      new ASN1ObjectIdentifier("1.2.156.10197.1.501");

  private static final int VERSION = 4;
  private static final int SMALLEST = 4;
  private static final int SEAL_AT = 1;
  private static final int TIME_AT = 2;
  private static final int DIGEST_AT = 3;

  /** What the seal says of its file and of itself. */
  static Seal read(byte[] data, byte[] described) throws IOException {
    ASN1Sequence whole = ASN1Sequence.getInstance(data);
    ASN1Sequence signed = ASN1Sequence.getInstance(whole.getObjectAt(0));
    ASN1Encodable version = signed.getObjectAt(0);
    if (whole.size() < SMALLEST || ASN1Integer.getInstance(version).intValueExact() != VERSION) {
      return Seal.of(Condition.UNSUPPORTED);
    }
    try {
      return of(whole, signed).seal(described);
    } catch (GeneralSecurityException | ParseException unreadable) {
      return Seal.of(Condition.UNREADABLE);
    }
  }

  private static SesSignature of(ASN1Sequence whole, ASN1Sequence signed) {
    return new SesSignature(
        signed,
        ASN1OctetString.getInstance(whole.getObjectAt(1)).getOctets(),
        ASN1ObjectIdentifier.getInstance(whole.getObjectAt(2)),
        ASN1BitString.getInstance(whole.getObjectAt(3)).getOctets(),
        whole.size() == SMALLEST
            ? Optional.empty()
            : Optional.of(
                ASN1BitString.getInstance(
                        ASN1TaggedObject.getInstance(whole.getObjectAt(SMALLEST))
                            .getExplicitBaseObject())
                    .getOctets()));
  }

  private Seal seal(byte[] described) throws GeneralSecurityException, IOException, ParseException {
    X509Certificate signer = certificate(certificate);
    if (!SM2_WITH_SM3.equals(algorithm)
        || Cryptography.ofKey(signer.getPublicKey()) != Strength.GOOD) {
      return Seal.of(Condition.UNSUPPORTED);
    }
    if (!MessageDigest.isEqual(digest(), sm3(described))
        || !isSigned(toBeSigned.getEncoded(ASN1Encoding.DER), value, signer)) {
      return Seal.of(Condition.ALTERED);
    }
    SealData seal = SealData.of(ASN1Sequence.getInstance(toBeSigned.getObjectAt(SEAL_AT)));
    Condition condition = seal.isFor(signer) ? Condition.INTACT : Condition.SEAL_DATA_UNFIT;
    Seal found =
        new Seal(
            condition,
            sealedAt(),
            List.of(Cryptography.base64(signer.getEncoded())),
            null,
            seal.made());
    return timeStamp.isEmpty() || !found.intact() ? found : marked(found);
  }

  private Seal marked(Seal seal) {
    Optional<TimeMark> mark = TimeToken.over(value, timeStamp.orElseThrow());
    return mark.map(seal::withTimeMark).orElseGet(() -> Seal.of(Condition.TIME_STAMP_UNFIT));
  }

  private Instant sealedAt() throws ParseException {
    return ASN1GeneralizedTime.getInstance(toBeSigned.getObjectAt(TIME_AT)).getDate().toInstant();
  }

  private byte[] digest() {
    return ASN1BitString.getInstance(toBeSigned.getObjectAt(DIGEST_AT)).getOctets();
  }

  static byte[] sm3(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SM3", Cryptography.PROVIDER).digest(bytes);
  }

  static boolean isSigned(byte[] bytes, byte[] signature, X509Certificate by)
      throws GeneralSecurityException {
    Signature sm2 = Signature.getInstance("SM3WITHSM2", Cryptography.PROVIDER);
    sm2.initVerify(by.getPublicKey());
    sm2.update(bytes);
    return sm2.verify(signature);
  }

  static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509", Cryptography.PROVIDER)
            .generateCertificate(new ByteArrayInputStream(der));
  }
}
