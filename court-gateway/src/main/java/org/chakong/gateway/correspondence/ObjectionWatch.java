package org.chakong.gateway.correspondence;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.chakong.gateway.correspondence.Objections.Overdue;
import org.chakong.gateway.request.RequestEvent;
import org.chakong.gateway.request.RequestEvents;

/**
 * Writes into the timeline, once, that the court has not replied to an objection in time. Looks
 * every second of real time, so that a moved legal clock is noticed too.
 */
@Startup
@ApplicationScoped
class ObjectionWatch {

  private static final int BATCH = 200;

  private final Objections objections;
  private final RequestEvents events;

  ObjectionWatch(Objections objections, RequestEvents events, MeterRegistry meters) {
    this.objections = objections;
    this.events = events;
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

  private void look() {
    QuarkusTransaction.requiringNew().run(() -> objections.countAgain(BATCH));
    int told;
    do {
      told = QuarkusTransaction.requiringNew().call(this::tellBatch);
    } while (told == BATCH);
  }

  private int tellBatch() {
    List<Overdue> overdue = objections.newlyOverdue(BATCH);
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
