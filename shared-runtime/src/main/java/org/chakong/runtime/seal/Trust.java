package org.chakong.runtime.seal;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * Whom we trust to issue seals and time stamps.
 *
 * @param issuers none: who issued is not looked at
 * @param revocations lists of certificates taken back, current or not
 */
record Trust(Set<X509Certificate> issuers, List<X509CRL> revocations) {

  static final Trust NOT_CONFIGURED = new Trust(Set.of(), List.of());

  Trust {
    issuers = Set.copyOf(issuers);
    revocations = List.copyOf(revocations);
  }

  boolean configured() {
    return !issuers.isEmpty();
  }
}
