package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.chakong.contracts.identity.Money;

/**
 * The case that the request is made in.
 *
 * @param number the case number 案号
 * @param court the court's code as in case numbers, for example {@code 豫0811}
 * @param cause the cause of action as text; never evaluated
 * @param claimAmount what the case is about, in yuan
 * @param fundLoanCase whether the case itself claims a housing provident fund loan
 * @param advanceExecution whether this is advance execution 先予执行
 * @param formerNumber the number before a preservation became an enforcement
 * @param authority at the window: another authority than a court of the agreement, in whose name
 *     and under whose document number the request then stands
 * @param transfer the ruling by which the freeze in question comes from another court, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CourtCase(
    String number,
    String court,
    String cause,
    Money claimAmount,
    Boolean fundLoanCase,
    Boolean advanceExecution,
    String formerNumber,
    Authority authority,
    CaseTransfer transfer) {

  /** A court's own case. */
  public CourtCase(
      String number,
      String court,
      String cause,
      Money claimAmount,
      Boolean fundLoanCase,
      Boolean advanceExecution,
      String formerNumber) {
    this(
        number,
        court,
        cause,
        claimAmount,
        fundLoanCase,
        advanceExecution,
        formerNumber,
        null,
        null);
  }

  /** Whose a freeze in this case is: the code of the court, or the name of the other authority. */
  public String holder() {
    return authority == null ? court : authority.plainName();
  }

  /** What a freeze in this case is registered under: the case number or the document number. */
  public String reference() {
    return authority == null ? number : authority.plainNumber();
  }

  /** True only when the court says so. */
  public boolean isFundLoanCase() {
    return Boolean.TRUE.equals(fundLoanCase);
  }

  /** True only when the court says so. */
  public boolean isAdvanceExecution() {
    return Boolean.TRUE.equals(advanceExecution);
  }
}
