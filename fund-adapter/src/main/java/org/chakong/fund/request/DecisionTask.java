package org.chakong.fund.request;

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
import org.chakong.runtime.task.AsideTasks;
import org.chakong.runtime.task.Backoff;

/** Decides what the call that brought a request did not: after a crash or a failure. */
@ApplicationScoped
class DecisionTask {

  private static final TaskDescriptor<Void> DECIDE = TaskDescriptor.of("decide-request");

  private static final TaskDescriptor<String> DECIDE_AGAIN =
      TaskDescriptor.of("decide-again", String.class);

  /** The call itself decides much sooner; this is for when it did not. */
  private static final Duration AFTER_THE_CALL = Duration.ofSeconds(5);

  private static final Backoff PAUSES =
      Backoff.between(Duration.ofSeconds(1), Duration.ofMinutes(5));

  private final DecideRequest decide;
  private final AsideTasks aside;

  DecisionTask(DecideRequest decide, AsideTasks aside) {
    this.decide = decide;
    this.aside = aside;
  }

  @Produces
  @Singleton
  OneTimeTask<Void> task() {
    return Tasks.oneTime(DECIDE)
        .onFailure(aside.after(PAUSES))
        .execute((instance, context) -> decide.later(instance.getId()));
  }

  static SchedulableInstance<Void> of(String requestNo, Instant received) {
    return DECIDE.instance(requestNo).scheduledTo(received.plus(AFTER_THE_CALL));
  }

  @Produces
  @Singleton
  OneTimeTask<String> again() {
    return Tasks.oneTime(DECIDE_AGAIN)
        .onFailure(aside.after(PAUSES))
        .execute((instance, context) -> decide.later(instance.getData()));
  }

  /**
   * For a request that has waited long enough. Each is a task of its own: the one stored at receipt
   * may be running at this very moment and have found the request still waiting.
   */
  static SchedulableInstance<String> atOnce(String requestNo, Instant now) {
    return DECIDE_AGAIN.instance(UUID.randomUUID().toString()).data(requestNo).scheduledTo(now);
  }
}
