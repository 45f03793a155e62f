package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The fund centre's answer. While a payout awaits the bank the answer stands with a null verdict
 * and its deduction.
 *
 * @param supersedes in a correction: the revision of the answer that it takes the place of; null in
 *     a first answer
 * @param wayForward with {@code UNABLE}: what the court can do instead
 */
public record Answer(
    Verdict verdict,
    List<Reason> reasons,
    List<Finding> findings,
    Objection objection,
    @JsonInclude(JsonInclude.Include.NON_NULL) String wayForward,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<AccountView> accounts,
    @JsonInclude(JsonInclude.Include.NON_NULL) FreezeView freeze,
    @JsonInclude(JsonInclude.Include.NON_NULL) DeductionView deduction,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer supersedes) {

  /** An answer in the place of no other. */
  public Answer(
      Verdict verdict,
      List<Reason> reasons,
      List<Finding> findings,
      Objection objection,
      String wayForward,
      List<AccountView> accounts,
      FreezeView freeze,
      DeductionView deduction) {
    this(verdict, reasons, findings, objection, wayForward, accounts, freeze, deduction, null);
  }

  public Answer {
    reasons = reasons == null ? List.of() : List.copyOf(reasons);
    findings = findings == null ? List.of() : List.copyOf(findings);
    accounts = accounts == null ? null : List.copyOf(accounts);
  }

  /** The same answer with another objection. */
  public Answer with(Objection other) {
    return new Answer(
        verdict, reasons, findings, other, wayForward, accounts, freeze, deduction, supersedes);
  }

  /** The same in the place of an earlier answer. */
  public Answer inPlaceOf(int revision) {
    return new Answer(
        verdict, reasons, findings, objection, wayForward, accounts, freeze, deduction, revision);
  }
}
