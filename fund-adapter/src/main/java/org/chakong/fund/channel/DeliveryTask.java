package org.chakong.fund.channel;

import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chakong.runtime.task.Backoff;

/** Delivers what a court is to be told, again and again until its gateway has it. */
@ApplicationScoped
class DeliveryTask {

  private static final TaskDescriptor<Void> TELL = TaskDescriptor.of("tell-court");

  private final DeliverToCourt deliver;

  DeliveryTask(DeliverToCourt deliver) {
    this.deliver = deliver;
  }

  @Produces
  @Singleton
  OneTimeTask<Void> task() {
    return Tasks.oneTime(TELL)
        .onFailure(Backoff.between(Duration.ofSeconds(1), Duration.ofMinutes(5)).onFailure())
        .execute((instance, context) -> deliver.deliver(UUID.fromString(instance.getId())));
  }

  /** A hundred thousand notices may fall due in one night: an answer does not wait behind them. */
  static SchedulableInstance<Void> of(OutgoingRow row, Instant when) {
    int priority =
        switch (row.kind()) {
          case ANSWER, QUESTION -> Priority.MEDIUM;
          case NOTICE -> Priority.LOW;
        };
    return TELL.instance(row.id().toString()).priority(priority).scheduledTo(when);
  }
}
