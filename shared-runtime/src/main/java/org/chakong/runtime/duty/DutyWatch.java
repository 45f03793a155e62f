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
import java.time.Clock;
import org.chakong.runtime.clock.RealTime;
import org.jboss.logging.Logger;

/**
 * Looks what has come up for the person on duty and stores, in one transaction, a message and the
 * promise to bring it. Each occasion is told once, and many of them together.
 */
@ApplicationScoped
public class DutyWatch {

  private static final Logger LOG = Logger.getLogger(DutyWatch.class);

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
   * Notes what has come up. What cannot be found out of one kind keeps nobody from hearing of the
   * others.
   *
   * @return how much of it is new
   * @throws RuntimeException the first that one kind failed with; all others are noted
   */
  public int note() {
    int found = 0;
    RuntimeException failed = null;
    for (DutyOccasions source : sources) {
      try {
        found += QuarkusTransaction.joiningExisting().call(() -> book.note(source));
      } catch (RuntimeException e) {
        LOG.errorf("%s: %s", source.getClass().getSimpleName(), e.getClass().getName());
        failed = failed == null ? e : failed;
      }
    }
    if (failed != null) {
      throw failed;
    }
    return found;
  }

  private void look() {
    if (settings.webhook().isEmpty() && !settings.mail()) {
      return;
    }
    try {
      note();
    } finally {
      QuarkusTransaction.requiringNew().run(this::promise);
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
