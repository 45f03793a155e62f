package org.chakong.runtime.duty;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.chakong.runtime.clock.RealTime;

/**
 * Looks what has come up for the person on duty and stores, in one transaction, a message and the
 * promise to bring it. Each occasion is told once, and many of them together.
 */
@ApplicationScoped
public class DutyWatch {

  private final Instance<DutyOccasions> sources;
  private final DutyBook book;
  private final DutySettings settings;
  private final SchedulerClient tasks;
  private final Clock real;

  DutyWatch(
      @Any Instance<DutyOccasions> sources,
      DutyBook book,
      DutySettings settings,
      SchedulerClient tasks,
      @RealTime Clock real) {
    this.sources = sources;
    this.book = book;
    this.settings = settings;
    this.tasks = tasks;
    this.real = real;
  }

  @Produces
  @Singleton
  RecurringTask<Void> looking() {
    return Tasks.recurring("duty-watch", FixedDelay.of(settings.every()))
        .execute((task, context) -> look());
  }

  /**
   * Notes what has come up.
   *
   * @return how much of it is new
   */
  @Transactional
  public int note() {
    return sources.stream().mapToInt(book::note).sum();
  }

  private void look() {
    if (settings.webhook().isPresent() || settings.mail()) {
      QuarkusTransaction.requiringNew()
          .run(() -> {
            note();
            promise();
          });
    }
  }

  private void promise() {
    book.gather(settings.pause())
        .ifPresent(message -> {
          if (settings.webhook().isPresent()) {
            tasks.scheduleIfNotExists(TellDuty.byWebhook(message, real.instant()));
          }
          if (settings.mail()) {
            tasks.scheduleIfNotExists(TellDuty.byMail(message, real.instant()));
          }
        });
  }
}
