package org.chakong.fund.channel;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.task.AsideTasks;
import org.chakong.runtime.task.Backoff;

/** Delivers what a court is to be told, again and again until its gateway has it. */
@ApplicationScoped
class DeliveryTask {

  private static final TaskDescriptor<Void> TELL = TaskDescriptor.of("tell-court");

  private static final Backoff PAUSES =
      Backoff.between(Duration.ofSeconds(1), Duration.ofMinutes(5));

  private final DeliverToCourt deliver;
  private final AsideTasks aside;
  private final Clock real;

  DeliveryTask(DeliverToCourt deliver, AsideTasks aside, @RealTime Clock real) {
    this.deliver = deliver;
    this.aside = aside;
    this.real = real;
  }

  @Produces
  @Singleton
  Task<Void> task() {
    return Tasks.custom(TELL)
        .onFailure(aside.after(PAUSES))
        .onDeadExecutionRevive()
        .execute(
            (instance, context) -> completion(deliver.deliver(UUID.fromString(instance.getId()))));
  }

  private CompletionHandler<Void> completion(DeliverToCourt.Next next) {
    return switch (next) {
      case DeliverToCourt.Next.Done done -> new CompletionHandler.OnCompleteRemove<>();
      case DeliverToCourt.Next.Again again ->
          (complete, operations) ->
              operations.reschedule(complete, real.instant().plus(again.pause()));
      case DeliverToCourt.Next.Refused refused ->
          aside.now("refused by the gateway with status " + refused.status());
    };
  }

  /** A hundred thousand notices may fall due in one night: an answer does not wait behind them. */
  static SchedulableInstance<Void> of(OutgoingRow row, Instant when) {
    return of(row.id(), row.kind(), when);
  }

  static SchedulableInstance<Void> of(UUID id, OutgoingRow.Kind kind, Instant when) {
    int priority =
        switch (kind) {
          case ANSWER, QUESTION -> Priority.MEDIUM;
          case NOTICE -> Priority.LOW;
        };
    return TELL.instance(id.toString()).priority(priority).scheduledTo(when);
  }
}
