package org.chakong.fund.freeze;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.chakong.contracts.calendar.TermEnd;
import org.chakong.contracts.calendar.WorkingDayCalendar;

/** When terms begin and end; pure, all dates are legal days. */
final class Terms {

  private final Supplier<WorkingDayCalendar> calendar;

  /**
   * @param calendar asked each time, for years are added while the service runs
   */
  Terms(Supplier<WorkingDayCalendar> calendar) {
    this.calendar = calendar;
  }

  Terms(WorkingDayCalendar calendar) {
    this(() -> calendar);
  }

  /**
   * A term that runs.
   *
   * @param nominal the corresponding day
   * @param until the day that governs; equal to {@code nominal} while the calendar is missing
   * @param calendarIncomplete nothing is released before the calendar is there
   */
  record Running(LocalDate from, LocalDate nominal, LocalDate until, boolean calendarIncomplete) {}

  /** The term of a freeze that takes effect on this day; a printed end governs as printed. */
  Running startingOn(LocalDate day, Integer months, LocalDate printed, boolean rolls) {
    return printed != null
        ? new Running(day, printed, printed, false)
        : running(day, calendar.get().termEnd(day, months, rolls));
  }

  /**
   * The term of a freeze that waits.
   *
   * @param months to be counted when it takes effect, null where the end is printed
   */
  record ToRun(Integer months, LocalDate printedUntil) {}

  /**
   * The term of a freeze in force that has to wait again. A printed end governs as printed; months
   * are as many as it had been given, never fewer.
   */
  static ToRun stillToRun(FreezeRow freeze) {
    if (freeze.printedUntil() != null) {
      return new ToRun(freeze.termMonths(), freeze.until());
    }
    int months = 1;
    while (freeze.from().plusMonths(months).isBefore(freeze.nominalEnd())) {
      months++;
    }
    return new ToRun(months, null);
  }

  /** The term after an extension, which counts from the old end unless a base is given. */
  Running extended(LocalDate from, LocalDate oldUntil, NewTerm term) {
    if (term.until() != null) {
      return new Running(from, term.until(), term.until(), false);
    }
    LocalDate base = term.base() == null ? oldUntil : term.base();
    return running(from, calendar.get().termEnd(base, term.months(), term.rollsOverRestDay()));
  }

  /** A nominal end looked at again, now that more calendars may be known. */
  Running again(LocalDate from, LocalDate nominal) {
    WorkingDayCalendar known = calendar.get();
    LocalDate day = nominal;
    while (known.covers(day.getYear()) && !known.isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return known.covers(day.getYear())
        ? new Running(from, nominal, day, false)
        : new Running(from, nominal, nominal, true);
  }

  private static Running running(LocalDate from, TermEnd end) {
    return switch (end) {
      case TermEnd.On on -> new Running(from, on.nominal(), on.rolled(), false);
      case TermEnd.CalendarIncomplete missing ->
          new Running(from, missing.nominal(), missing.nominal(), true);
    };
  }
}
