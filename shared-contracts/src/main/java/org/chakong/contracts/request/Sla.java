package org.chakong.contracts.request;

import java.time.OffsetDateTime;

/**
 * The answering deadline.
 *
 * @param workingDays working days after the day of receipt
 * @param dueAt 00:00 of the day after the last day, null while the calendar of that year is missing
 * @param statutory whether the policy itself sets it; otherwise an internal target
 */
public record Sla(State state, Integer workingDays, OffsetDateTime dueAt, Boolean statutory) {

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
