package org.chakong.gateway.sla;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.gateway.request.OpenDeadlines;
import org.chakong.gateway.request.OpenDeadlines.Alike;
import org.chakong.gateway.request.OpenDeadlines.Deadline;
import org.chakong.gateway.request.RequestEvent;
import org.chakong.gateway.request.RequestEvents;
import org.chakong.runtime.calendar.CurrentCalendar;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.clock.LegalTimeMoved;
import org.chakong.runtime.registry.Liaisons;
import org.chakong.runtime.task.DueRows;
import org.chakong.runtime.task.RowByRow;

/**
 * Writes into the timeline, once for each deadline, that it is near and that it has passed
 * (焦中法〔2024〕 Arts. 5 and 10: two working days, liaison persons). Looks every second of real time,
 * so that a moved legal clock is noticed too.
 */
@ApplicationScoped
class SlaWatch {

  private static final int BATCH = 200;
  private static final String SYSTEM = "system";

  private final OpenDeadlines deadlines;
  private final RequestEvents events;
  private final Liaisons liaisons;
  private final CurrentCalendar calendar;
  private final LegalClock clock;
  private final DueRows uncounted;
  private final DueRows dueSoon;
  private final DueRows overdue;
  private volatile WorkingDayCalendar countedWith;

  SlaWatch(
      OpenDeadlines deadlines,
      RequestEvents events,
      Liaisons liaisons,
      CurrentCalendar calendar,
      LegalClock clock,
      RowByRow rows) {
    this.deadlines = deadlines;
    this.events = events;
    this.liaisons = liaisons;
    this.calendar = calendar;
    this.clock = clock;
    this.uncounted = rows.due("count-deadlines-alike", this::count);
    this.dueSoon = rows.due("tell-due-soon", this::tellDueSoon);
    this.overdue = rows.due("tell-overdue", this::tellOverdue);
  }

  /** Apart from the telling, so that neither can hold up the other. */
  @Produces
  @Singleton
  RecurringTask<Void> counting() {
    return Tasks.recurring("count-deadlines", FixedDelay.ofSeconds(1))
        .execute((task, context) -> countAgain());
  }

  @Produces
  @Singleton
  RecurringTask<Void> telling() {
    return Tasks.recurring("sla-watch", FixedDelay.ofSeconds(1)).execute((task, context) -> tell());
  }

  @Produces
  @Singleton
  OneTimeTask<Void> countingOne() {
    return uncounted.task();
  }

  @Produces
  @Singleton
  OneTimeTask<Void> oneDueSoon() {
    return dueSoon.task();
  }

  @Produces
  @Singleton
  OneTimeTask<Void> oneOverdue() {
    return overdue.task();
  }

  void moved(@Observes LegalTimeMoved moved) {
    tell();
  }

  private void countAgain() {
    WorkingDayCalendar known = calendar.now();
    if (known != countedWith) {
      // each in a transaction of its own: a day's requests are locked no longer than they must
      deadlines.toCountAgain().forEach(alike -> uncounted.workOn(List.of(alike.toString())));
      countedWith = known;
    }
  }

  private int count(List<String> alike) {
    alike.stream()
        .flatMap(one -> deadlines.countAgain(Alike.parse(one)).stream())
        .forEach(set -> note(set, RequestEvent.DEADLINE_SET, due(set)));
    return alike.size();
  }

  private void tell() {
    dueSoon.workOff(BATCH, deadlines::newlyDueSoon);
    overdue.workOff(BATCH, deadlines::newlyOverdue);
  }

  private int tellDueSoon(List<String> requestNos) {
    Instant now = clock.instant();
    List<Deadline> soon = deadlines.markDueSoon(requestNos);
    // what was missed while nobody looked is overdue by now, and only that is said
    soon.stream()
        .filter(deadline -> !deadline.isPast(now))
        .forEach(deadline -> note(deadline, RequestEvent.DUE_SOON, due(deadline)));
    return soon.size();
  }

  private int tellOverdue(List<String> requestNos) {
    List<Deadline> over = deadlines.markOverdue(requestNos);
    LiaisonWords persons = new LiaisonWords(liaisons.on(LegalZone.dayOf(clock.instant())));
    over.forEach(deadline ->
        note(
            deadline,
            RequestEvent.OVERDUE,
            due(deadline) + persons.of(deadline.court(), deadline.fundCentre())));
    return over.size();
  }

  private void note(Deadline deadline, RequestEvent what, String detail) {
    events.note(deadline.requestNo(), what, SYSTEM, detail);
  }

  private static String due(Deadline deadline) {
    return "期限 " + deadline.dueAt().atZone(LegalZone.ZONE).toOffsetDateTime();
  }
}
