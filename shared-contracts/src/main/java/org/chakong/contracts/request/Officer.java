package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * An enforcement officer 执行人员 with the work permit 工作证 and the duty permit 执行公务证. Which of the two
 * is needed is the policy's word; dates are the last day of validity.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Officer(
    String name,
    String workPermitNo,
    LocalDate workPermitValidUntil,
    String dutyPermitNo,
    LocalDate dutyPermitValidUntil) {

  /** Tells nothing of the person: names never reach a log line. */
  @Override
  public String toString() {
    return "Officer[]";
  }
}
