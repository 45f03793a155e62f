package org.chakong.runtime.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.chakong.runtime.seal.SealFacts.Made;

/**
 * A seal as its maker (制章人) made it (电子印章数据, GB/T 38540-2020, 7.1): the picture, whose certificates
 * may put it, and from when until when.
 */
record SealData(
    ASN1Sequence info, byte[] makerCertificate, byte[] makerSignature, ASN1Sequence property) {

  private static final int PROPERTY_AT = 2;
  private static final int LIST_TYPE_AT = 2;
  private static final int LIST_AT = 3;
  private static final int FROM_AT = 5;
  private static final int UNTIL_AT = 6;
  private static final int CERTIFICATES = 1;

  static SealData of(ASN1Sequence seal) {
    ASN1Sequence info = ASN1Sequence.getInstance(seal.getObjectAt(0));
    return new SealData(
        info,
        ASN1OctetString.getInstance(seal.getObjectAt(1)).getOctets(),
        ASN1BitString.getInstance(seal.getObjectAt(3)).getOctets(),
        ASN1Sequence.getInstance(info.getObjectAt(PROPERTY_AT)));
  }

  /** Whether its maker made it, and for this certificate. */
  boolean isFor(X509Certificate signer) throws GeneralSecurityException, IOException {
    return lists(signer)
        && SesSignature.isSigned(
            info.getEncoded(ASN1Encoding.DER),
            makerSignature,
            SesSignature.certificate(makerCertificate));
  }

  /** The certificates themselves, or the digest of each with the name of the digest. */
  private boolean lists(X509Certificate signer) throws GeneralSecurityException {
    boolean whole =
        ASN1Integer.getInstance(property.getObjectAt(LIST_TYPE_AT)).intValueExact() == CERTIFICATES;
    byte[] encoded = signer.getEncoded();
    byte[] digest = SesSignature.sm3(encoded);
    for (ASN1Encodable entry : ASN1Sequence.getInstance(property.getObjectAt(LIST_AT))) {
      if (whole
          ? Arrays.equals(ASN1OctetString.getInstance(entry).getOctets(), encoded)
          : MessageDigest.isEqual(
              ASN1OctetString.getInstance(ASN1Sequence.getInstance(entry).getObjectAt(1))
                  .getOctets(),
              digest)) {
        return true;
      }
    }
    return false;
  }

  Made made() throws ParseException {
    return new Made(Cryptography.base64(makerCertificate), time(FROM_AT), time(UNTIL_AT));
  }

  private Instant time(int at) throws ParseException {
    return ASN1GeneralizedTime.getInstance(property.getObjectAt(at)).getDate().toInstant();
  }
}
