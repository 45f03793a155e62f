package org.chakong.runtime.seal;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a certificate was issued by somebody trusted (RFC 5280), and whether it was taken back.
 */
final class CertificateStatus {

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;

  private CertificateStatus() {}

  /** What the revocation lists say. */
  enum Revocation {
    NOT_REVOKED,
    REVOKED,
    /** No list of the issuer, or none of its lists is current. */
    UNKNOWN
  }

  /**
   * @param certificates base64 of DER, at least one
   */
  static List<X509Certificate> chain(List<String> certificates) throws GeneralSecurityException {
    CertificateFactory x509 = CertificateFactory.getInstance("X.509", Cryptography.PROVIDER);
    List<X509Certificate> chain = new ArrayList<>();
    for (String certificate : certificates) {
      byte[] der = Base64.getDecoder().decode(certificate);
      chain.add((X509Certificate) x509.generateCertificate(new ByteArrayInputStream(der)));
    }
    if (chain.isEmpty()) {
      throw new GeneralSecurityException("no certificate");
    }
    return chain;
  }

  /** Where the certificate says what it is for, signing must be among it. */
  static boolean maySign(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
  }

  /** Whether a path leads from the first certificate to somebody trusted, at that time. */
  static boolean isIssued(List<X509Certificate> chain, Instant at, Trust trust)
      throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(chain.getFirst());
    Set<TrustAnchor> anchors =
        trust.issuers().stream()
            .map(issuer -> new TrustAnchor(issuer, null))
            .collect(Collectors.toSet());
    PKIXBuilderParameters path = new PKIXBuilderParameters(anchors, target);
    path.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
    path.setDate(Date.from(at));
    // revocation is asked of the lists we have, below: a missing one is no proof of either
    path.setRevocationEnabled(false);
    try {
      CertPathBuilder.getInstance("PKIX", Cryptography.PROVIDER).build(path);
      return true;
    } catch (CertPathBuilderException none) {
      return false;
    }
  }

  /**
   * @param attested when the seal is known to have been there; what was revoked later was good then
   * @param received the day on which lists have to be current
   */
  static Revocation revocation(
      X509Certificate certificate, Optional<Instant> attested, Instant received, Trust trust) {
    Revocation found = Revocation.UNKNOWN;
    for (X509CRL list : trust.revocations()) {
      if (list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
          && isSignedByIssuer(list, certificate, trust)) {
        X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
        if (entry != null && !isLater(entry.getRevocationDate().toInstant(), attested)) {
          return Revocation.REVOKED;
        }
        if (isCurrent(list, received)) {
          found = Revocation.NOT_REVOKED;
        }
      }
    }
    return found;
  }

  private static boolean isLater(Instant revoked, Optional<Instant> attested) {
    return attested.filter(revoked::isAfter).isPresent();
  }

  private static boolean isCurrent(X509CRL list, Instant received) {
    return list.getNextUpdate() != null && !received.isAfter(list.getNextUpdate().toInstant());
  }

  /** A list is as good as whoever signed it: one of those trusted, by the issuer's name. */
  private static boolean isSignedByIssuer(X509CRL list, X509Certificate certificate, Trust trust) {
    return trust.issuers().stream()
        .filter(
            issuer -> issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
        .anyMatch(issuer -> isSigned(list, issuer));
  }

  private static boolean isSigned(X509CRL list, X509Certificate issuer) {
    try {
      list.verify(issuer.getPublicKey(), Cryptography.PROVIDER);
      return true;
    } catch (GeneralSecurityException no) {
      return false;
    }
  }
}
