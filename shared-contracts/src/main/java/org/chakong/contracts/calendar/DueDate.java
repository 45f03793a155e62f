package org.chakong.contracts.calendar;

import java.time.Instant;
import java.time.LocalDate;

/** When an answer is due, as far as the published calendars tell. */
public sealed interface DueDate permits DueDate.On, DueDate.CalendarIncomplete {

  /**
   * A known deadline.
   *
   * @param lastDay the last working day of the period
   */
  record On(LocalDate lastDay) implements DueDate {
    /** 24:00 of the last day, that is 00:00 in {@link LegalZone#ZONE} of the day after. */
    public Instant dueAt() {
      return LegalZone.endOfDay(lastDay);
    }
  }

  /**
   * The period reaches a year whose holidays are not published: no deadline is stated until they
   * are.
   *
   * @param missingYear the first year without a calendar
   */
  record CalendarIncomplete(int missingYear) implements DueDate {}
}
