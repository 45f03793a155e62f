package org.chakong.runtime.seal;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.policy.SealState;
import org.chakong.contracts.policy.SealState.Why;
import org.chakong.runtime.seal.CertificateStatus.Revocation;
import org.chakong.runtime.seal.SealFacts.Made;
import org.chakong.runtime.seal.SealFacts.Seal;
import org.chakong.runtime.seal.SealFacts.TimeMark;

/**
 * What the seals on a paper come to. A certificate has to be valid when the paper was sealed (电子签名法
 * 第十三条), not when it is received; but only a trusted third party can say that it was sealed before
 * it was received.
 */
@Singleton
public class JudgeSeals {

  private final TrustDirectory trust;

  JudgeSeals(TrustDirectory trust) {
    this.trust = trust;
  }

  /**
   * The worst of the seals.
   *
   * @param received when the paper was received, legal time
   */
  public SealState judge(SealFacts facts, Instant received) {
    Trust trusted = trust.now();
    SealState worst = new SealState.None();
    for (Seal seal : facts.seals()) {
      SealState state = judge(seal, received, trusted);
      worst = weight(state) > weight(worst) ? state : worst;
    }
    return worst;
  }

  /** A valid seal with something left open is worse than one with nothing left open. */
  private static int weight(SealState state) {
    return switch (state) {
      case SealState.None none -> 0;
      case SealState.Valid valid -> valid.issuerTrusted() ? valid.revocationKnown() ? 1 : 2 : 3;
      case SealState.Unverifiable unverifiable -> 4;
      case SealState.Invalid invalid -> 5;
      case SealState.Broken broken -> 6;
    };
  }

  private static SealState judge(Seal seal, Instant received, Trust trust) {
    return switch (seal.condition()) {
      case INTACT -> intact(seal, received, trust);
      case ALTERED -> new SealState.Broken();
      case UNSUPPORTED -> new SealState.Unverifiable();
      case UNREADABLE -> new SealState.Invalid(Why.UNREADABLE);
      case WEAK -> new SealState.Invalid(Why.WEAK);
      case TIME_STAMP_UNFIT -> new SealState.Invalid(Why.TIME_STAMP);
      case SEAL_DATA_UNFIT -> new SealState.Invalid(Why.SEAL_DATA);
    };
  }

  private static SealState intact(Seal seal, Instant received, Trust trust) {
    try {
      return intact(seal, attested(seal.timeMark(), trust), received, trust);
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      return new SealState.Invalid(Why.UNREADABLE);
    }
  }

  private static SealState intact(
      Seal seal, Optional<Instant> attested, Instant received, Trust trust)
      throws GeneralSecurityException {
    List<X509Certificate> chain = CertificateStatus.chain(seal.certificates());
    X509Certificate signer = chain.getFirst();
    Instant sealed = attested.orElse(received);
    if (!isValid(signer, sealed) || !isValid(signer, seal.sealedAt())) {
      return new SealState.Invalid(Why.NOT_VALID_WHEN_SEALED);
    }
    if (seal.made() != null && !fits(seal.made(), sealed, trust)) {
      return new SealState.Invalid(Why.SEAL_DATA);
    }
    if (!trust.configured()) {
      return new SealState.Valid(false, false);
    }
    if (!CertificateStatus.maySign(signer) || !CertificateStatus.isIssued(chain, sealed, trust)) {
      return new SealState.Invalid(Why.ISSUER_NOT_TRUSTED);
    }
    return switch (CertificateStatus.revocation(signer, attested, received, trust)) {
      case REVOKED -> new SealState.Invalid(Why.REVOKED);
      case NOT_REVOKED -> new SealState.Valid(true, true);
      case UNKNOWN -> new SealState.Valid(true, false);
    };
  }

  /** When a third party that we trust says that the seal was there; empty when none does. */
  private static Optional<Instant> attested(TimeMark mark, Trust trust)
      throws GeneralSecurityException {
    if (mark == null) {
      return Optional.empty();
    }
    List<X509Certificate> chain = CertificateStatus.chain(mark.certificates());
    boolean trusted =
        !trust.configured()
            || (CertificateStatus.isIssued(chain, mark.at(), trust)
                && CertificateStatus.revocation(
                        chain.getFirst(), Optional.of(mark.at()), mark.at(), trust)
                    != Revocation.REVOKED);
    return Optional.of(mark.at()).filter(at -> trusted);
  }

  private static boolean fits(Made made, Instant sealed, Trust trust)
      throws GeneralSecurityException {
    List<X509Certificate> maker = CertificateStatus.chain(List.of(made.certificate()));
    return !sealed.isBefore(made.from())
        && !sealed.isAfter(made.until())
        && (!trust.configured() || CertificateStatus.isIssued(maker, made.from(), trust));
  }

  private static boolean isValid(X509Certificate certificate, Instant at) {
    return at == null
        || (!at.isBefore(certificate.getNotBefore().toInstant())
            && !at.isAfter(certificate.getNotAfter().toInstant()));
  }
}
