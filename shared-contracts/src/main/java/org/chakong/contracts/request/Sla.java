package org.chakong.contracts.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;

/**
 * The answering deadline.
 *
 * @param workingDays working days after the day of receipt
 * @param dueAt 00:00 of the day after the last day, null while the calendar of that year is missing
 * @param statutory whether the policy itself sets it; otherwise an internal target
 * @param deliveryDelay ISO 8601 duration from acceptance at the gateway to receipt at the fund
 *     centre, until receipt still growing; beside the deadline, which counts from receipt. Null on
 *     the fund centre's side, which does not know the acceptance
 */
public record Sla(
    State state,
    Integer workingDays,
    OffsetDateTime dueAt,
    Boolean statutory,
    @JsonInclude(JsonInclude.Include.NON_NULL) String deliveryDelay) {

  /** Without a word on the delivery. */
  public Sla(State state, Integer workingDays, OffsetDateTime dueAt, Boolean statutory) {
    this(state, workingDays, dueAt, statutory, null);
  }

  /** Nothing runs: no policy sets a deadline, or nothing online can answer any more. */
  public static Sla none() {
    return new Sla(State.NONE, null, null, null);
  }

  /** The same with the time that delivery took, or has taken so far. */
  public Sla deliveredIn(String isoDuration) {
    return new Sla(state, workingDays, dueAt, statutory, isoDuration);
  }

  /** How the request stands against its deadline. */
  public enum State {
    RUNNING,
    DUE_SOON,
    MET,
    OVERDUE,
    NONE,
    CALENDAR_INCOMPLETE
  }
}
