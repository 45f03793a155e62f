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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CourtCase(
    String number,
    String court,
    String cause,
    Money claimAmount,
    Boolean fundLoanCase,
    Boolean advanceExecution,
    String formerNumber) {

  /** True only when the court says so. */
  public boolean isFundLoanCase() {
    return Boolean.TRUE.equals(fundLoanCase);
  }

  /** True only when the court says so. */
  public boolean isAdvanceExecution() {
    return Boolean.TRUE.equals(advanceExecution);
  }
}
