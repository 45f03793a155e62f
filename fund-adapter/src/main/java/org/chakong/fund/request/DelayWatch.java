package org.chakong.fund.request;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.chakong.runtime.task.DueRows;
import org.chakong.runtime.task.RowByRow;

/**
 * Tells courts of what is not answered yet when its deadline comes near: a delay is explained
 * before the deadline, and the deadline does not move. Looks every second of real time, so that a
 * moved legal clock is noticed too.
 */
@ApplicationScoped
class DelayWatch {

  private static final int BATCH = 100;

  private final Requests requests;
  private final RequestEvents events;
  private final Event<AnswerDelayed> delayed;
  private final Clock clock;
  private final DueRows dueSoon;

  DelayWatch(
      Requests requests,
      RequestEvents events,
      Event<AnswerDelayed> delayed,
      Clock clock,
      RowByRow rows) {
    this.requests = requests;
    this.events = events;
    this.delayed = delayed;
    this.clock = clock;
    this.dueSoon = rows.due("tell-delay", this::tell);
  }

  @Produces
  @Singleton
  RecurringTask<Void> everySecond() {
    return Tasks.recurring("answer-delay", FixedDelay.ofSeconds(1))
        .execute((task, context) -> dueSoon.workOff(BATCH, this::dueSoon));
  }

  @Produces
  @Singleton
  OneTimeTask<Void> oneDelay() {
    return dueSoon.task();
  }

  private List<String> dueSoon(String task, int atMost) {
    return requests.dueSoon(clock.instant(), task, atMost);
  }

  private int tell(List<String> requestNos) {
    List<RequestRow> late = requests.lockDueSoon(clock.instant(), requestNos);
    for (RequestRow row : late) {
      row.delayTold();
      events.add(row.requestNo(), RequestEvents.SYSTEM, "DELAY_TOLD", row.status().name());
      delayed.fire(
          new AnswerDelayed(row.sender(), row.requestNo(), row.court(), row.status(), null));
    }
    return late.size();
  }
}
