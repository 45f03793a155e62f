package org.chakong.contracts.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.chakong.contracts.calendar.DueDate;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Sla;

/**
 * How a request stands against its answering deadline: working days after the day of receipt (Civil
 * Procedure Law Art. 85: the day of beginning is not counted), to 24:00 of the last one.
 */
public final class Deadlines {

  private Deadlines() {}

  /**
   * A counted period, as it is stored with the request.
   *
   * @param dueAt the end of the last day; null while the calendar is missing
   * @param dueSoonAt from when it counts as due soon; null with {@code dueAt}
   */
  public record Period(Instant dueAt, Instant dueSoonAt) {
    /** No deadline can be told. */
    public static final Period OPEN = new Period(null, null);
  }

  /**
   * Counts the period.
   *
   * @param start when the fund centre had received the request, or while that is not known when the
   *     gateway accepted it
   * @param dueSoonShare the share of the time after which it is due soon, above 0 and below 1
   * @return {@link Period#OPEN} where the holidays of a year that is needed are not published
   */
  public static Period period(
      PolicyProfile profile,
      Action action,
      WorkingDayCalendar calendar,
      Instant start,
      double dueSoonShare) {
    int days = profile.deadline(action).workingDays();
    return switch (dueDate(profile, calendar, LegalZone.dayOf(start), days)) {
      case DueDate.CalendarIncomplete missing -> Period.OPEN;
      case DueDate.On on -> new Period(on.dueAt(), dueSoonAt(start, on.dueAt(), dueSoonShare));
    };
  }

  /**
   * The state at {@code now}. The deadline does not move by being late: an answer at or after it
   * leaves the request overdue.
   *
   * @param answeredAt null while there is no answer
   * @return {@code CALENDAR_INCOMPLETE} without a due instant while none can be told
   */
  public static Sla sla(
      PolicyProfile profile, Action action, Period period, Instant answeredAt, Instant now) {
    MeasureRule.Deadline deadline = profile.deadline(action);
    return new Sla(
        state(period, answeredAt, now),
        deadline.workingDays(),
        period.dueAt() == null ? null : period.dueAt().atZone(LegalZone.ZONE).toOffsetDateTime(),
        deadline.statutory());
  }

  private static DueDate dueDate(
      PolicyProfile profile, WorkingDayCalendar calendar, LocalDate received, int days) {
    return switch (profile.practice().slaStart().value()) {
      case RECEIPT -> calendar.dueDate(received, days);
      case FIRST_WORKING_DAY -> {
        int year = received.getYear();
        if (!calendar.covers(year)) {
          yield new DueDate.CalendarIncomplete(year);
        }
        yield calendar.dueDate(received, calendar.isWorkingDay(received) ? days : days + 1);
      }
    };
  }

  private static Sla.State state(Period period, Instant answeredAt, Instant now) {
    if (period.dueAt() == null) {
      return Sla.State.CALENDAR_INCOMPLETE;
    }
    if (answeredAt != null) {
      return answeredAt.isBefore(period.dueAt()) ? Sla.State.MET : Sla.State.OVERDUE;
    }
    if (!now.isBefore(period.dueAt())) {
      return Sla.State.OVERDUE;
    }
    return now.isBefore(period.dueSoonAt()) ? Sla.State.RUNNING : Sla.State.DUE_SOON;
  }

  private static Instant dueSoonAt(Instant start, Instant dueAt, double share) {
    long whole = Duration.between(start, dueAt).toMillis();
    return start.plusMillis(Math.round(whole * share));
  }
}
