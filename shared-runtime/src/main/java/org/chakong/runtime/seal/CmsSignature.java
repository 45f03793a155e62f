package org.chakong.runtime.seal;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessable;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;
import org.chakong.runtime.seal.Cryptography.Strength;
import org.chakong.runtime.seal.SealFacts.Condition;
import org.chakong.runtime.seal.SealFacts.Seal;
import org.chakong.runtime.seal.SealFacts.TimeMark;

/** A detached CMS signature (RFC 5652, as PAdES has it) over what it is said to sign. */
final class CmsSignature {

  /** A chain is three or four; more is no chain. */
  private static final int MOST_CERTIFICATES = 16;

  private CmsSignature() {}

  /** What the signature says and whether it fits. */
  static Seal read(byte[] cms, CMSProcessable content) {
    try {
      CMSSignedData signed = new CMSSignedData(content, contentInfo(cms));
      Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
      if (signers.size() != 1) {
        return Seal.of(Condition.UNSUPPORTED);
      }
      return read(signed, signers.iterator().next());
    } catch (CMSException | CertificateException | IOException | IllegalArgumentException e) {
      return Seal.of(Condition.UNREADABLE);
    }
  }

  /** The room for a signature is larger than the signature; what fills it up is not read. */
  static ContentInfo contentInfo(byte[] cms) throws IOException {
    try (var in = new ASN1InputStream(cms)) {
      ContentInfo info = ContentInfo.getInstance(in.readObject());
      if (info == null) {
        throw new IOException("no signature");
      }
      return info;
    }
  }

  private static Seal read(CMSSignedData signed, SignerInformation signer)
      throws CMSException, CertificateException, IOException {
    Optional<X509CertificateHolder> own = certificate(signed.getCertificates(), signer);
    if (own.isEmpty()) {
      return Seal.of(Condition.UNREADABLE);
    }
    Condition condition = strength(signer, own.get());
    if (condition == Condition.INTACT) {
      condition = fits(signer, own.get());
    }
    Seal seal =
        new Seal(
            condition,
            sealedAt(signer).orElse(null),
            certificates(own.get(), signed.getCertificates()),
            null,
            null);
    return seal.intact() ? marked(seal, signer) : seal;
  }

  static Optional<X509CertificateHolder> certificate(
      Store<X509CertificateHolder> store, SignerInformation signer) {
    @SuppressWarnings("unchecked")
    Set<X509CertificateHolder> own = new HashSet<>(store.getMatches(signer.getSID()));
    return own.size() == 1 ? Optional.of(own.iterator().next()) : Optional.empty();
  }

  private static Condition strength(SignerInformation signer, X509CertificateHolder own)
      throws CertificateException {
    Strength digest = Cryptography.ofDigest(signer.getDigestAlgOID());
    Strength key = Cryptography.ofKey(Cryptography.certificate(own).getPublicKey());
    if (digest == Strength.WEAK || key == Strength.WEAK) {
      return Condition.WEAK;
    }
    return digest == Strength.UNKNOWN || key == Strength.UNKNOWN
        ? Condition.UNSUPPORTED
        : Condition.INTACT;
  }

  /** By the key alone: whether the certificate was valid then is for the day of judging. */
  private static Condition fits(SignerInformation signer, X509CertificateHolder own)
      throws CMSException, CertificateException, IOException {
    try {
      boolean fits =
          signer.verify(
                  new JcaSimpleSignerInfoVerifierBuilder()
                      .setProvider(Cryptography.PROVIDER)
                      .build(Cryptography.certificate(own).getPublicKey()))
              && SigningCertificate.isNamed(signer, own);
      return fits ? Condition.INTACT : Condition.ALTERED;
    } catch (CMSSignerDigestMismatchException altered) {
      return Condition.ALTERED;
    } catch (OperatorCreationException unknown) {
      return Condition.UNSUPPORTED;
    }
  }

  private static Seal marked(Seal seal, SignerInformation signer) {
    Optional<byte[]> token = timeStamp(signer.getUnsignedAttributes());
    if (token.isEmpty()) {
      return seal;
    }
    Optional<TimeMark> mark = TimeToken.over(signer.getSignature(), token.get());
    return mark.map(seal::withTimeMark).orElseGet(() -> Seal.of(Condition.TIME_STAMP_UNFIT));
  }

  private static Optional<byte[]> timeStamp(AttributeTable unsigned) {
    return value(unsigned, PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
        .map(CmsSignature::encoded);
  }

  private static Optional<Instant> sealedAt(SignerInformation signer) {
    return value(signer.getSignedAttributes(), CMSAttributes.signingTime)
        .map(Time::getInstance)
        .map(time -> time.getDate().toInstant());
  }

  private static Optional<ASN1Encodable> value(
      AttributeTable attributes, ASN1ObjectIdentifier type) {
    Attribute attribute = attributes == null ? null : attributes.get(type);
    return attribute == null || attribute.getAttrValues().size() == 0
        ? Optional.empty()
        : Optional.of(attribute.getAttrValues().getObjectAt(0));
  }

  private static byte[] encoded(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded();
    } catch (IOException e) {
      throw new IllegalArgumentException("an attribute that was read cannot be written", e);
    }
  }

  static List<String> certificates(X509CertificateHolder own, Store<X509CertificateHolder> store)
      throws IOException {
    List<String> all = new ArrayList<>();
    all.add(Cryptography.base64(own.getEncoded()));
    for (X509CertificateHolder other : store.getMatches(null)) {
      if (!other.equals(own) && all.size() < MOST_CERTIFICATES) {
        all.add(Cryptography.base64(other.getEncoded()));
      }
    }
    return all;
  }
}
