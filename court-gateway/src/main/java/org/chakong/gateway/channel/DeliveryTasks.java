package org.chakong.gateway.channel;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.task.AsideTasks;
import org.chakong.runtime.task.Backoff;

/** The durable tasks that bring requests and their ends to fund centres, however long it takes. */
@ApplicationScoped
public class DeliveryTasks {

  private static final TaskDescriptor<Void> DELIVER = TaskDescriptor.of("deliver-request");
  private static final TaskDescriptor<Void> WITHDRAW = TaskDescriptor.of("withdraw-request");

  private static final TaskDescriptor<Void> OFFLINE = TaskDescriptor.of("take-request-offline");

  private final SchedulerClient scheduler;
  private final AsideTasks aside;
  private final DeliverySettings settings;
  private final Clock real;

  DeliveryTasks(
      SchedulerClient scheduler,
      AsideTasks aside,
      DeliverySettings settings,
      @RealTime Clock real) {
    this.scheduler = scheduler;
    this.aside = aside;
    this.settings = settings;
    this.real = real;
  }

  /** Stores, with the request, the promise to deliver it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void deliver(String requestNo) {
    scheduler.scheduleIfNotExists(
        DELIVER.instance(requestNo).scheduledTo(real.instant().plus(settings.safetyNet())));
  }

  /** Stores the promise that the fund centre will hear of a withdrawal. */
  @Transactional(Transactional.TxType.MANDATORY)
  void withdraw(String requestNo) {
    scheduler.scheduleIfNotExists(WITHDRAW.instance(requestNo).scheduledTo(real.instant()));
  }

  /** Stores the promise that the fund centre will hear that a request went to the counter. */
  @Transactional(Transactional.TxType.MANDATORY)
  void takeOffline(String requestNo) {
    scheduler.scheduleIfNotExists(OFFLINE.instance(requestNo).scheduledTo(real.instant()));
  }

  @Produces
  @Singleton
  Task<Void> delivering(DeliverRequest delivery) {
    return Tasks.custom(DELIVER)
        .onFailure(failed())
        .onDeadExecutionRevive()
        .execute((task, execution) -> delivery.attempt(task.getId()).completion(aside, real));
  }

  @Produces
  @Singleton
  Task<Void> withdrawing(EndAtFund end) {
    return ending(WITHDRAW, end, EndAtFund.Why.WITHDRAWN);
  }

  @Produces
  @Singleton
  Task<Void> takingOffline(EndAtFund end) {
    return ending(OFFLINE, end, EndAtFund.Why.OFFLINE);
  }

  private Task<Void> ending(TaskDescriptor<Void> task, EndAtFund end, EndAtFund.Why why) {
    return Tasks.custom(task)
        .onFailure(failed())
        .onDeadExecutionRevive()
        .execute((instance, execution) -> end.tell(instance.getId(), why).completion(aside, real));
  }

  /** A failure here is one of ours, not of the fund centre. */
  private FailureHandler<Void> failed() {
    return aside.after(Backoff.between(settings.firstPause(), settings.longestPause()));
  }
}
