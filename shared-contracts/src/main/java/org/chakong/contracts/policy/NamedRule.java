package org.chakong.contracts.policy;

import org.chakong.contracts.request.Finding;
import org.chakong.contracts.request.ReasonCode;

/**
 * A rule about to state what it found.
 *
 * @param id profile, article and name, for example {@code jiaozuo-2024/2#loan}
 */
public record NamedRule(String id, Clause clause) {

  /** Holds; {@code detail} says in Chinese what was seen, without anyone's name or number. */
  public RuleFinding pass(String detail) {
    return finding(Finding.Outcome.PASS, null, null, detail, null);
  }

  /** Does not hold. {@code field} is the path in the body that is at fault, null for a fact. */
  public RuleFinding fail(ReasonCode code, String field, String detail) {
    return finding(Finding.Outcome.FAIL, code, field, detail, null);
  }

  /** Bars the measure; {@code wayForward} says in Chinese what the court can do instead. */
  public RuleFinding bar(ReasonCode code, String detail, String wayForward) {
    return finding(Finding.Outcome.FAIL, code, null, detail, wayForward);
  }

  /** Cannot be told by a rule: a person must look. */
  public RuleFinding review(String detail) {
    return finding(Finding.Outcome.REVIEW, null, null, detail, null);
  }

  /** Holds, and the court is told something beside what is executed. */
  public RuleFinding note(ReasonCode code, String detail) {
    return finding(Finding.Outcome.PASS, code, null, detail, null);
  }

  private RuleFinding finding(
      Finding.Outcome outcome, ReasonCode code, String field, String detail, String wayForward) {
    Boolean unconfirmed = clause.unconfirmed() ? Boolean.TRUE : null;
    return new RuleFinding(
        new Finding(id, outcome, clause.citation(), detail, unconfirmed), code, field, wayForward);
  }
}
