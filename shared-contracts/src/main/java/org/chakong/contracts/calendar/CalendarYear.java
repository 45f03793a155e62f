package org.chakong.contracts.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;

/**
 * The State Council's holiday arrangement for the days of one calendar year.
 *
 * @param year the calendar year of all the dates, which need not be the year in the title of the
 *     notice
 * @param source the number of the notice or notices, for people who want to check
 * @param holidays every day off that a notice lists; ordinary weekends need not be listed
 * @param makeUpWorkdays the Saturdays and Sundays (调休上班) that are working days
 */
public record CalendarYear(
    int year, String source, Set<LocalDate> holidays, Set<LocalDate> makeUpWorkdays) {
  /**
   * Checks what a hand-written file may get wrong.
   *
   * @throws IllegalArgumentException when a date is of another year, a make-up working day is no
   *     Saturday or Sunday or is a holiday too, the source is missing, or no holiday is listed (the
   *     file of a year not yet published)
   */
  public CalendarYear {
    holidays = Set.copyOf(holidays);
    makeUpWorkdays = Set.copyOf(makeUpWorkdays);
    require(source != null && !source.isBlank(), year, "has no source");
    require(!holidays.isEmpty(), year, "lists no holiday, so it is not published yet");
    require(
        allIn(year, holidays) && allIn(year, makeUpWorkdays), year, "has a date of another year");
    require(
        makeUpWorkdays.stream().allMatch(CalendarYear::isWeekend),
        year,
        "has a make-up working day from Monday to Friday");
    require(
        Collections.disjoint(holidays, makeUpWorkdays), year, "has a day that is off and made up");
  }

  boolean isWorkingDay(LocalDate day) {
    return makeUpWorkdays.contains(day) || (!isWeekend(day) && !holidays.contains(day));
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static boolean allIn(int year, Set<LocalDate> days) {
    return days.stream().allMatch(day -> day.getYear() == year);
  }

  private static void require(boolean holds, int year, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("The calendar of " + year + " " + otherwise);
    }
  }
}
