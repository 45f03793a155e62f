package org.chakong.gateway.sla;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.gateway.request.OpenDeadlines;
import org.chakong.gateway.request.OpenDeadlines.Deadline;
import org.chakong.gateway.request.RequestEvent;
import org.chakong.gateway.request.RequestEvents;
import org.chakong.runtime.calendar.CurrentCalendar;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.clock.LegalTimeMoved;
import org.chakong.runtime.registry.Liaisons;

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
  private volatile WorkingDayCalendar countedWith;

  SlaWatch(
      OpenDeadlines deadlines,
      RequestEvents events,
      Liaisons liaisons,
      CurrentCalendar calendar,
      LegalClock clock) {
    this.deadlines = deadlines;
    this.events = events;
    this.liaisons = liaisons;
    this.calendar = calendar;
    this.clock = clock;
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

  void moved(@Observes LegalTimeMoved moved) {
    tell();
  }

  private void countAgain() {
    WorkingDayCalendar known = calendar.now();
    if (known != countedWith) {
      deadlines
          .toCountAgain()
          .forEach(alike -> QuarkusTransaction.requiringNew().run(() -> countAgain(alike)));
      countedWith = known;
    }
  }

  private void tell() {
    int told;
    do {
      told = QuarkusTransaction.requiringNew().call(this::tellBatch);
    } while (told > 0);
  }

  private void countAgain(OpenDeadlines.Alike alike) {
    deadlines.countAgain(alike).forEach(set -> note(set, RequestEvent.DEADLINE_SET, due(set)));
  }

  private int tellBatch() {
    Instant now = clock.instant();
    List<Deadline> soon = deadlines.newlyDueSoon(BATCH);
    // what was missed while nobody looked is overdue by now, and only that is said
    soon.stream()
        .filter(deadline -> !deadline.isPast(now))
        .forEach(deadline -> note(deadline, RequestEvent.DUE_SOON, due(deadline)));
    List<Deadline> over = deadlines.newlyOverdue(BATCH);
    if (!over.isEmpty()) {
      tellOverdue(over, new LiaisonWords(liaisons.on(LegalZone.dayOf(now))));
    }
    return soon.size() + over.size();
  }

  private void tellOverdue(List<Deadline> over, LiaisonWords persons) {
    over.forEach(deadline ->
        note(
            deadline,
            RequestEvent.OVERDUE,
            due(deadline) + persons.of(deadline.court(), deadline.fundCentre())));
  }

  private void note(Deadline deadline, RequestEvent what, String detail) {
    events.note(deadline.requestNo(), what, SYSTEM, detail);
  }

  private static String due(Deadline deadline) {
    return "期限 " + deadline.dueAt().atZone(LegalZone.ZONE).toOffsetDateTime();
  }
}
