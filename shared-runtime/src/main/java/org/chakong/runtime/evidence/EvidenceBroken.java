package org.chakong.runtime.evidence;

/** The store was tampered with in such a way that what was asked of it can not be had. */
final class EvidenceBroken extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Finding finding;

  EvidenceBroken(Finding finding) {
    super(finding.text());
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }
}
