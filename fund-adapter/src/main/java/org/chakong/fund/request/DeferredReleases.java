package org.chakong.fund.request;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.runtime.clock.RealTime;

/** Releases that waited for a deduction: decided once it has ended. */
@ApplicationScoped
class DeferredReleases {

  private final Requests requests;
  private final SchedulerClient tasks;
  private final Clock real;

  DeferredReleases(Requests requests, SchedulerClient tasks, @RealTime Clock real) {
    this.requests = requests;
    this.tasks = tasks;
    this.real = real;
  }

  /** A deduction has ended, whichever way: whatever release waited for the person may go on. */
  @Transactional(Transactional.TxType.MANDATORY)
  void resume(AssistanceRequest deduction) {
    requests
        .deferredOf(PersonKey.of(deduction))
        .forEach(row -> {
          row.resume();
          tasks.schedule(DecisionTask.atOnce(row.requestNo(), real.instant()));
        });
  }
}
