package org.chakong.contracts.calendar;

import java.time.LocalDate;

/**
 * The last day of a freeze's term; the term ends with that day, at 24:00 in {@link LegalZone#ZONE}.
 */
public sealed interface TermEnd permits TermEnd.On, TermEnd.CalendarIncomplete {

  /** The day corresponding to the start, before any rolling over rest days. */
  LocalDate nominal();

  /**
   * A known end.
   *
   * @param nominal the corresponding day
   * @param rolled the day that governs: the first working day from the nominal one, or the nominal
   *     one itself where the policy does not roll
   */
  record On(LocalDate nominal, LocalDate rolled) implements TermEnd {}

  /**
   * The governing day depends on a year whose holidays are not published: nothing is released
   * before they are.
   *
   * @param nominal the corresponding day, to be shown meanwhile
   * @param missingYear the year without a calendar
   */
  record CalendarIncomplete(LocalDate nominal, int missingYear) implements TermEnd {}
}
