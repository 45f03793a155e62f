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
  private static final long SOON_PARTS = 3;
  private static final long ALL_PARTS = 4;

  private Deadlines() {}

  /**
   * The state at {@code now}. The deadline never moves: an answer at or after it leaves the request
   * overdue.
   *
   * @param start when the fund centre had received the request, or while that is not known when the
   *     gateway accepted it; null before either
   * @param answeredAt null while there is no answer
   * @return {@code CALENDAR_INCOMPLETE} without a due instant where the holidays of the year are
   *     not published; {@code NONE} where nothing runs yet
   */
  public static Sla sla(
      PolicyProfile profile,
      Action action,
      WorkingDayCalendar calendar,
      Instant start,
      Instant answeredAt,
      Instant now) {
    MeasureRule.Deadline deadline = profile.deadline(action);
    int days = deadline.workingDays();
    if (start == null) {
      return new Sla(Sla.State.NONE, days, null, deadline.statutory());
    }
    return switch (dueDate(profile, calendar, LegalZone.dayOf(start), days)) {
      case DueDate.CalendarIncomplete missing ->
          new Sla(Sla.State.CALENDAR_INCOMPLETE, days, null, deadline.statutory());
      case DueDate.On on ->
          new Sla(
              state(start, on.dueAt(), answeredAt, now),
              days,
              on.dueAt().atZone(LegalZone.ZONE).toOffsetDateTime(),
              deadline.statutory());
    };
  }

  private static DueDate dueDate(
      PolicyProfile profile, WorkingDayCalendar calendar, LocalDate received, int days) {
    return switch (profile.practice().slaStart().value()) {
      case RECEIPT -> calendar.dueDate(received, days);
      case FIRST_WORKING_DAY -> {
        boolean rests = calendar.covers(received.getYear()) && !calendar.isWorkingDay(received);
        yield calendar.dueDate(received, rests ? days + 1 : days);
      }
    };
  }

  private static Sla.State state(Instant start, Instant due, Instant answeredAt, Instant now) {
    if (answeredAt != null) {
      return answeredAt.isBefore(due) ? Sla.State.MET : Sla.State.OVERDUE;
    }
    if (!now.isBefore(due)) {
      return Sla.State.OVERDUE;
    }
    Duration soon = Duration.between(start, due).multipliedBy(SOON_PARTS).dividedBy(ALL_PARTS);
    return now.isBefore(start.plus(soon)) ? Sla.State.RUNNING : Sla.State.DUE_SOON;
  }
}
