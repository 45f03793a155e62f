package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What the running audit of a fund centre's books knows. Times are real time, never the legal clock
 * that demo mode moves.
 *
 * @param touched the last run over what was touched, null before the first
 * @param everything the last run over everything, null before the first
 * @param checks every check there is, with how much of it is open
 * @param violations what is open, the oldest first, at most 200
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditReport(
    AuditRun touched,
    AuditRun everything,
    List<AuditCheck> checks,
    List<AuditViolation> violations) {

  public AuditReport {
    checks = List.copyOf(checks);
    violations = List.copyOf(violations);
  }

  /**
   * A run of the audit.
   *
   * @param endedAt null while it goes on
   * @param checked how many it looked at, null while it goes on
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AuditRun(OffsetDateTime startedAt, OffsetDateTime endedAt, AuditCounts checked) {}

  /** How many of each were looked at. */
  public record AuditCounts(long accounts, long freezes, long deductions, long requests) {}

  /**
   * A check.
   *
   * @param invariant 1 money under freezes, 2 entries, 3 one answer and one effect, 4 history
   * @param violations how many are open
   */
  public record AuditCheck(String check, int invariant, long violations) {}

  /**
   * Something that does not hold.
   *
   * @param key number of the account, freeze, deduction or request, or name of the table
   * @param detail what was found, amounts in yuan; free of personal data
   * @param since when it was first seen
   */
  public record AuditViolation(String check, String key, String detail, OffsetDateTime since) {}
}
