package org.chakong.contracts.policy;

import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.Reason;
import org.chakong.contracts.request.ReasonCode;

/**
 * What one rule found, with what a door and an answer need of it.
 *
 * @param code why it fails; with PASS a note beside what is executed, or null
 * @param field path in the body at fault, for example {@code officers[1].dutyPermitNo}, or null
 * @param wayForward what the court can do instead, in Chinese, or null
 */
public record RuleFinding(Finding finding, ReasonCode code, String field, String wayForward) {

  public RuleFinding {
    boolean fails = finding.outcome() == Finding.Outcome.FAIL;
    boolean weighs = code != null && code.weight() != ReasonCode.Weight.NOTE;
    if (fails != weighs) {
      throw new IllegalArgumentException("a finding fails when it has a reason that weighs");
    }
  }

  Reason reason() {
    return new Reason(code, finding.detail(), finding.citation());
  }
}
