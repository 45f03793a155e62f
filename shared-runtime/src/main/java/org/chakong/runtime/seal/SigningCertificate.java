package org.chakong.runtime.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInformation;

/**
 * The signed note of which certificate was used (RFC 5035): where it is there, nobody can put
 * another certificate with the same key in the place of the signer's.
 */
final class SigningCertificate {

  private SigningCertificate() {}

  /** True also for a signature without the note. */
  static boolean isNamed(SignerInformation signer, X509CertificateHolder own) throws IOException {
    try {
      ASN1Encodable second = value(signer, PKCSObjectIdentifiers.id_aa_signingCertificateV2);
      if (second != null) {
        ESSCertIDv2 named = SigningCertificateV2.getInstance(second).getCerts()[0];
        String digest = Cryptography.digest(named.getHashAlgorithm().getAlgorithm());
        return digest != null && hashes(digest, own, named.getCertHash());
      }
      ASN1Encodable first = value(signer, PKCSObjectIdentifiers.id_aa_signingCertificate);
      if (first != null) {
        ESSCertID named =
            org.bouncycastle.asn1.ess.SigningCertificate.getInstance(first).getCerts()[0];
        return hashes("SHA-1", own, named.getCertHash());
      }
      return true;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a digest that the provider has", e);
    }
  }

  private static boolean hashes(String digest, X509CertificateHolder own, byte[] expected)
      throws GeneralSecurityException, IOException {
    MessageDigest hash = MessageDigest.getInstance(digest, Cryptography.PROVIDER);
    return MessageDigest.isEqual(hash.digest(own.getEncoded()), expected);
  }

  private static ASN1Encodable value(SignerInformation signer, ASN1ObjectIdentifier type) {
    Attribute attribute =
        signer.getSignedAttributes() == null ? null : signer.getSignedAttributes().get(type);
    return attribute == null || attribute.getAttrValues().size() == 0
        ? null
        : attribute.getAttrValues().getObjectAt(0);
  }
}
