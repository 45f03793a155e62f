package org.chakong.fund.freeze;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.runtime.calendar.CurrentCalendar;
import org.chakong.runtime.task.DueRows;
import org.chakong.runtime.task.RowByRow;

/**
 * Ends freezes at 24:00 of their last day, legal time. Looks every second of real time, so that a
 * moved legal clock is noticed too. A freeze that always fails to end is set aside and holds up no
 * other; until a person has mended what ails it, it keeps what it holds.
 */
@ApplicationScoped
public class ExpiryWatch {
  private static final int BATCH = 500;
  private static final Who WATCH = new Who("expiry-watch", "term ended", null);
  private static final Who CALENDAR = new Who("expiry-watch", "calendar published", null);

  private final Clock clock;
  private final EndedTerms ended;
  private final Queues queues;
  private final TermRows termRows;
  private final DueFreezes due;
  private final Terms terms;
  private final CurrentCalendar calendar;
  private final DueRows pastTerms;
  private final DueRows nominalEnds;
  private volatile WorkingDayCalendar rolledWith;

  ExpiryWatch(
      Clock clock,
      EndedTerms ended,
      Queues queues,
      TermRows termRows,
      DueFreezes due,
      Terms terms,
      CurrentCalendar calendar,
      RowByRow rows) {
    this.clock = clock;
    this.ended = ended;
    this.queues = queues;
    this.termRows = termRows;
    this.due = due;
    this.terms = terms;
    this.calendar = calendar;
    this.pastTerms = rows.due("end-freeze", this::end);
    this.nominalEnds = rows.due("end-by-calendar", this::roll);
  }

  @Produces
  @Singleton
  RecurringTask<Void> everySecond() {
    return Tasks.recurring("freeze-expiry", FixedDelay.ofSeconds(1))
        .execute((task, context) -> run());
  }

  @Produces
  @Singleton
  OneTimeTask<Void> oneEnd() {
    return pastTerms.task();
  }

  @Produces
  @Singleton
  OneTimeTask<Void> oneCalendarEnd() {
    return nominalEnds.task();
  }

  /**
   * Ends what is due, batch by batch, each in a transaction of its own. Once at a time in this
   * process: a run passes over what another one has locked, and would return before that is ended.
   */
  public synchronized void run() {
    pastTerms.workOff(BATCH, this::due);
    WorkingDayCalendar known = calendar.now();
    if (known != rolledWith && rollEnds()) {
      rolledWith = known;
    }
  }

  private List<String> due(String task, int atMost) {
    return due.due(LegalZone.dayOf(clock.instant()), task, atMost);
  }

  private int end(List<String> freezeNos) {
    Act act = new Act(WATCH, clock.instant());
    int count = ended.expire(freezeNos, act);
    queues.tell(act);
    return count;
  }

  /**
   * Ends that were nominal for want of a calendar, looked at again with each new calendar.
   *
   * @return whether that was all; others may work on some
   */
  private boolean rollEnds() {
    boolean all = true;
    List<String> page = due.withoutCalendar(lastKnown(), "", BATCH);
    while (!page.isEmpty()) {
      all &= nominalEnds.workOn(page) == page.size();
      page = due.withoutCalendar(lastKnown(), page.get(page.size() - 1), BATCH);
    }
    return all;
  }

  private int roll(List<String> freezeNos) {
    Act act = new Act(CALENDAR, clock.instant());
    List<FreezeRow> locked = due.lockWithoutCalendar(lastKnown(), freezeNos);
    Map<String, Terms.Running> known = new TreeMap<>();
    for (FreezeRow freeze : locked) {
      Terms.Running term = terms.again(freeze.from(), freeze.nominalEnd());
      if (!term.calendarIncomplete()) {
        known.put(freeze.freezeNo(), term);
        act.changed(freeze.freezeNo(), FreezeChanged.Cause.CALENDAR_KNOWN);
      }
    }
    termRows.calendarKnown(known, act);
    queues.tell(act);
    return locked.size();
  }

  private LocalDate lastKnown() {
    return LocalDate.of(calendar.now().lastYear(), 12, 31);
  }
}
