package org.chakong.fund.freeze;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.runtime.calendar.CurrentCalendar;

/**
 * Ends freezes at 24:00 of their last day, legal time. Looks every second of real time, so that a
 * moved legal clock is noticed too.
 */
@ApplicationScoped
public class ExpiryWatch {
  private static final int BATCH = 500;
  private static final Who WATCH = new Who("expiry-watch", "term ended", null);
  private static final Who CALENDAR = new Who("expiry-watch", "calendar published", null);

  private final Clock clock;
  private final EndedTerms ended;
  private final Queues queues;
  private final FreezeRows freezes;
  private final DueFreezes due;
  private final Terms terms;
  private final CurrentCalendar calendar;
  private volatile WorkingDayCalendar rolledWith;

  ExpiryWatch(
      Clock clock,
      EndedTerms ended,
      Queues queues,
      FreezeRows freezes,
      DueFreezes due,
      Terms terms,
      CurrentCalendar calendar) {
    this.clock = clock;
    this.ended = ended;
    this.queues = queues;
    this.freezes = freezes;
    this.due = due;
    this.terms = terms;
    this.calendar = calendar;
  }

  @Produces
  @Singleton
  RecurringTask<Void> everySecond() {
    return Tasks.recurring("freeze-expiry", FixedDelay.ofSeconds(1))
        .execute((task, context) -> run());
  }

  /** Ends what is due, batch by batch, each in a transaction of its own. */
  public void run() {
    WorkingDayCalendar known = calendar.now();
    if (known != rolledWith) {
      rollEnds(LocalDate.of(known.lastYear(), 12, 31));
      rolledWith = known;
    }
    boolean more;
    do {
      more = QuarkusTransaction.requiringNew().call(this::expireBatch);
    } while (more);
  }

  private boolean expireBatch() {
    Act act = new Act(WATCH, clock.instant());
    boolean any = ended.expire(BATCH, act);
    queues.tell(act);
    return any;
  }

  /** Ends that were nominal for want of a calendar, looked at again with each new calendar. */
  private void rollEnds(LocalDate lastKnown) {
    String last = "";
    while (last != null) {
      String after = last;
      last = QuarkusTransaction.requiringNew().call(() -> rollPage(lastKnown, after));
    }
  }

  private String rollPage(LocalDate lastKnown, String after) {
    Act act = new Act(CALENDAR, clock.instant());
    List<FreezeRow> page = due.lockWithoutCalendar(lastKnown, after, BATCH);
    Map<String, Terms.Running> known = new TreeMap<>();
    for (FreezeRow freeze : page) {
      Terms.Running term = terms.again(freeze.from(), freeze.nominalEnd());
      if (!term.calendarIncomplete()) {
        known.put(freeze.freezeNo(), term);
        act.changed(freeze.freezeNo(), FreezeChanged.Cause.CALENDAR_KNOWN);
      }
    }
    freezes.calendarKnown(known, act);
    queues.tell(act);
    return page.size() < BATCH ? null : page.get(page.size() - 1).freezeNo();
  }
}
