package org.chakong.contracts.calendar;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The days on which a fund centre may ask a court to carry out its own decision 非诉行政执行, for
 * instance against an employer that does not pay in: the party neither sued nor performed, was
 * called upon to perform, and let ten days pass; three months from the end of the time to sue it is
 * too late (沪高法〔2021〕124号 第五条（一）, 《行政强制法》第五十三条、第五十四条). Both periods run on over rest days at their
 * end.
 *
 * @param demand the end of the ten days after service of the demand 催告书
 * @param application the end of the three months
 */
public record NonLitigationWindow(DueDate demand, TermEnd application) {

  private static final int DEMAND_DAYS = 10;
  private static final int APPLICATION_MONTHS = 3;

  /**
   * @param timeToSueEnded the last legal day on which the party could have sued
   * @param demandServed the legal day of service of the demand
   */
  public static NonLitigationWindow of(
      WorkingDayCalendar calendar, LocalDate timeToSueEnded, LocalDate demandServed) {
    return new NonLitigationWindow(
        calendar.dueDateInCalendarDays(demandServed, DEMAND_DAYS),
        calendar.termEnd(timeToSueEnded, APPLICATION_MONTHS, true));
  }

  /** The last day that the party has for performing; empty while its year has no calendar. */
  public Optional<LocalDate> demandEnds() {
    return switch (demand) {
      case DueDate.On on -> Optional.of(on.lastDay());
      case DueDate.CalendarIncomplete open -> Optional.empty();
    };
  }

  /** The first day for the application; empty while its year has no calendar. */
  public Optional<LocalDate> firstDay() {
    return demandEnds().map(day -> day.plusDays(1));
  }

  /** The last day for the application; empty while its year has no calendar. */
  public Optional<LocalDate> lastDay() {
    return switch (application) {
      case TermEnd.On on -> Optional.of(on.rolled());
      case TermEnd.CalendarIncomplete open -> Optional.empty();
    };
  }

  /** Whether any day is left between the two; empty while one of them is not known. */
  public Optional<Boolean> isOpen() {
    return firstDay().flatMap(first -> lastDay().map(last -> !first.isAfter(last)));
  }

  /** The first year that is missing for an answer. */
  public OptionalInt missingYear() {
    IntStream ofDemand =
        switch (demand) {
          case DueDate.On on -> IntStream.empty();
          case DueDate.CalendarIncomplete open -> IntStream.of(open.missingYear());
        };
    IntStream ofApplication =
        switch (application) {
          case TermEnd.On on -> IntStream.empty();
          case TermEnd.CalendarIncomplete open -> IntStream.of(open.missingYear());
        };
    return IntStream.concat(ofDemand, ofApplication).min();
  }
}
