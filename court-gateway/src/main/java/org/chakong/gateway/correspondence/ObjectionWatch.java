package org.chakong.gateway.correspondence;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.chakong.gateway.correspondence.Objections.Overdue;
import org.chakong.gateway.request.RequestEvent;
import org.chakong.gateway.request.RequestEvents;
import org.chakong.runtime.task.RowByRow;

/**
 * Writes into the timeline, once, that the court has not replied to an objection in time. Looks
 * every second of real time, so that a moved legal clock is noticed too.
 */
@Startup
@ApplicationScoped
class ObjectionWatch {

  private static final int BATCH = 200;
  private static final String COUNT_ONE = "count-objection";
  private static final String ONE_OVERDUE = "tell-objection-overdue";

  private final Objections objections;
  private final RequestEvents events;
  private final RowByRow rows;

  ObjectionWatch(Objections objections, RequestEvents events, RowByRow rows, MeterRegistry meters) {
    this.objections = objections;
    this.events = events;
    this.rows = rows;
    Gauge.builder("chakong.objections.overdue", objections, Objections::overdue)
        .description("Objections of fund centres that the court has not replied to in time")
        .register(meters);
  }

  @Produces
  @Singleton
  RecurringTask<Void> watching() {
    return Tasks.recurring("objections-overdue", FixedDelay.ofSeconds(1))
        .execute((task, context) -> look());
  }

  @Produces
  @Singleton
  OneTimeTask<Void> countingOne() {
    return rows.task(COUNT_ONE, objections::count);
  }

  @Produces
  @Singleton
  OneTimeTask<Void> tellingOne() {
    return rows.task(ONE_OVERDUE, this::tell);
  }

  private void look() {
    rows.work(COUNT_ONE, objections.uncounted(COUNT_ONE, BATCH), objections::count);
    int told;
    do {
      told = rows.work(ONE_OVERDUE, objections.newlyOverdue(ONE_OVERDUE, BATCH), this::tell);
    } while (told > 0);
  }

  private int tell(List<String> requestNos) {
    List<Overdue> overdue = objections.takeOverdue(requestNos);
    overdue.forEach(this::note);
    return overdue.size();
  }

  private void note(Overdue overdue) {
    events.note(
        overdue.requestNo(),
        RequestEvent.OBJECTION_OVERDUE,
        "system",
        Objections.told(Optional.of(overdue.dueAt())));
  }
}
