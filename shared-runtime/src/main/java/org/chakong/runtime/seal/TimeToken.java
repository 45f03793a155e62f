package org.chakong.runtime.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.chakong.runtime.seal.Cryptography.Strength;
import org.chakong.runtime.seal.SealFacts.TimeMark;

/** A time stamp token (时间戳, RFC 3161). */
final class TimeToken {

  private TimeToken() {}

  /** The time attested for these bytes; empty when the token does not fit them or itself. */
  static Optional<TimeMark> over(byte[] stamped, byte[] token) {
    return over(token, digest -> digest.update(stamped));
  }

  /** Puts what was stamped into a digest. */
  @FunctionalInterface
  interface Stamped {
    void into(MessageDigest digest) throws IOException;
  }

  static Optional<TimeMark> over(byte[] token, Stamped stamped) {
    try {
      TimeStampToken stamp = new TimeStampToken(new CMSSignedData(CmsSignature.contentInfo(token)));
      var imprint = stamp.getTimeStampInfo().getMessageImprintAlgOID();
      if (Cryptography.ofDigest(imprint.getId()) != Strength.GOOD) {
        return Optional.empty();
      }
      MessageDigest digest =
          MessageDigest.getInstance(Cryptography.digest(imprint), Cryptography.PROVIDER);
      stamped.into(digest);
      boolean fits =
          MessageDigest.isEqual(
              digest.digest(), stamp.getTimeStampInfo().getMessageImprintDigest());
      return fits ? mark(stamp) : Optional.empty();
    } catch (IOException
        | CMSException
        | TSPException
        | GeneralSecurityException
        | OperatorCreationException
        | IllegalArgumentException unfit) {
      return Optional.empty();
    }
  }

  /** The check by certificate includes its purpose and its validity at the time stated. */
  private static Optional<TimeMark> mark(TimeStampToken stamp)
      throws TSPException, GeneralSecurityException, OperatorCreationException, IOException {
    SignerInformation signer = stamp.toCMSSignedData().getSignerInfos().iterator().next();
    Optional<X509CertificateHolder> own = CmsSignature.certificate(stamp.getCertificates(), signer);
    if (own.isEmpty()
        || Cryptography.ofKey(Cryptography.certificate(own.get()).getPublicKey())
            != Strength.GOOD) {
      return Optional.empty();
    }
    stamp.validate(
        new JcaSimpleSignerInfoVerifierBuilder()
            .setProvider(Cryptography.PROVIDER)
            .build(own.get()));
    return Optional.of(
        new TimeMark(
            stamp.getTimeStampInfo().getGenTime().toInstant(),
            CmsSignature.certificates(own.get(), stamp.getCertificates())));
  }
}
