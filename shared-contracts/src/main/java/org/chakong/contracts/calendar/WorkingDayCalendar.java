package org.chakong.contracts.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The working days (工作日) of the years whose holiday arrangement is known, and the periods counted
 * with them. Immutable; all dates are legal days in {@link LegalZone#ZONE}.
 *
 * <p>Civil Procedure Law (民事诉讼法) Art. 85: the day on which a period begins is not counted, and a
 * period whose last day is a statutory day off ends on the first day after it.
 */
public final class WorkingDayCalendar {
  private final Map<Integer, CalendarYear> years;

  private WorkingDayCalendar(Map<Integer, CalendarYear> years) {
    this.years = Map.copyOf(years);
  }

  /**
   * The years that come with the product, {@code calendar/*.json} on the class path.
   *
   * @throws java.io.UncheckedIOException when a file is missing or cannot be read
   * @throws IllegalArgumentException when a file contradicts itself or another
   */
  public static WorkingDayCalendar load(ClassLoader loader) {
    return of(new CalendarResources(loader).years());
  }

  /**
   * A calendar of exactly these years.
   *
   * @throws IllegalArgumentException when a year is given twice
   */
  public static WorkingDayCalendar of(Collection<CalendarYear> years) {
    Map<Integer, CalendarYear> byYear = new HashMap<>();
    for (CalendarYear year : years) {
      if (byYear.put(year.year(), year) != null) {
        throw new IllegalArgumentException("The calendar of " + year.year() + " is given twice");
      }
    }
    return new WorkingDayCalendar(byYear);
  }

  /** This calendar with one more year, or with a year changed by a later notice. */
  public WorkingDayCalendar with(CalendarYear year) {
    Map<Integer, CalendarYear> byYear = new HashMap<>(years);
    byYear.put(year.year(), year);
    return new WorkingDayCalendar(byYear);
  }

  /** The last year whose holiday arrangement is known; years before it may be missing. */
  public int lastYear() {
    return years.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  /**
   * The year for which somebody has to get the holiday arrangement: this one, or from 1 November,
   * when it is usually published, the next one.
   *
   * @param today the legal day
   */
  public OptionalInt missingYear(LocalDate today) {
    int needed = today.getMonth().compareTo(Month.NOVEMBER) >= 0 ? 1 : 0;
    return IntStream.rangeClosed(today.getYear(), today.getYear() + needed)
        .filter(year -> !covers(year))
        .findFirst();
  }

  /** Whether the holiday arrangement of the year is known. */
  public boolean covers(int year) {
    return years.containsKey(year);
  }

  /**
   * Whether the day is a working day: a made-up one, or Monday to Friday and no holiday.
   *
   * @throws IllegalStateException when the year is not known; ask {@link #covers} first
   */
  public boolean isWorkingDay(LocalDate day) {
    CalendarYear year = years.get(day.getYear());
    if (year == null) {
      throw new IllegalStateException("No calendar for " + day.getYear());
    }
    return year.isWorkingDay(day);
  }

  /**
   * The last day of a period of working days, the day of receipt not counted.
   *
   * @param received the legal day on which the request entered the receiving system
   * @param workingDays at least 1
   * @throws IllegalArgumentException when {@code workingDays} is below 1
   */
  public DueDate dueDate(LocalDate received, int workingDays) {
    requirePositive(workingDays);
    int counted = 0;
    LocalDate day = received;
    while (counted < workingDays) {
      day = day.plusDays(1);
      if (!covers(day.getYear())) {
        return new DueDate.CalendarIncomplete(day.getYear());
      }
      if (isWorkingDay(day)) {
        counted++;
      }
    }
    return new DueDate.On(day);
  }

  /**
   * The last day of a period of calendar days, the day on which it begins not counted; where that
   * is a day off, the next working day.
   *
   * @param began the legal day on which the period begins
   * @param days at least 1
   * @throws IllegalArgumentException when {@code days} is below 1
   */
  public DueDate dueDateInCalendarDays(LocalDate began, int days) {
    requirePositive(days);
    return switch (rolled(began.plusDays(days))) {
      case TermEnd.On on -> new DueDate.On(on.rolled());
      case TermEnd.CalendarIncomplete open -> new DueDate.CalendarIncomplete(open.missingYear());
    };
  }

  /**
   * The end of a term counted in months: the day that corresponds to the day it starts from, or the
   * month's last day where there is none (Civil Code Art. 202).
   *
   * @param start the legal day of service, itself not counted
   * @param months at least 1
   * @param rollsOverRestDay whether a term ending on a rest day runs on to the next working day (a
   *     matter of the policy); when not, no calendar is needed and the end is always known
   * @throws IllegalArgumentException when {@code months} is below 1
   */
  public TermEnd termEnd(LocalDate start, int months, boolean rollsOverRestDay) {
    requirePositive(months);
    LocalDate nominal = start.plusMonths(months);
    return rollsOverRestDay ? rolled(nominal) : new TermEnd.On(nominal, nominal);
  }

  private TermEnd rolled(LocalDate nominal) {
    LocalDate day = nominal;
    while (covers(day.getYear()) && !isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return covers(day.getYear())
        ? new TermEnd.On(nominal, day)
        : new TermEnd.CalendarIncomplete(nominal, day.getYear());
  }

  private static void requirePositive(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("A period is at least 1 long, not " + length);
    }
  }
}
