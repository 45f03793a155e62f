package org.chakong.gateway.correspondence;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.chakong.gateway.correspondence.Objections.Overdue;
import org.chakong.gateway.request.RequestEvent;
import org.chakong.gateway.request.RequestEvents;
import org.chakong.runtime.metrics.DatabaseFigures;
import org.chakong.runtime.task.DueRows;
import org.chakong.runtime.task.RowByRow;

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
  private final DueRows uncounted;
  private final DueRows overdue;

  ObjectionWatch(
      Objections objections, RequestEvents events, RowByRow rows, DatabaseFigures figures) {
    this.objections = objections;
    this.events = events;
    this.uncounted = rows.due("count-objection", objections::count);
    this.overdue = rows.due("tell-objection-overdue", this::tell);
    figures.count(
        "chakong.objections.overdue",
        "Objections of fund centres that the court has not replied to in time",
        objections::overdue);
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
    return uncounted.task();
  }

  @Produces
  @Singleton
  OneTimeTask<Void> tellingOne() {
    return overdue.task();
  }

  private void look() {
    uncounted.workOnPage(BATCH, objections::uncounted);
    overdue.workOff(BATCH, objections::newlyOverdue);
  }

  private int tell(List<String> requestNos) {
    List<Overdue> taken = objections.takeOverdue(requestNos);
    taken.forEach(this::note);
    return taken.size();
  }

  private void note(Overdue objection) {
    events.note(
        objection.requestNo(),
        RequestEvent.OBJECTION_OVERDUE,
        "system",
        Objections.told(Optional.of(objection.dueAt())));
  }
}
