package org.chakong.fund.audit;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.task.TaskScheduler;
import org.jboss.logging.Logger;

/**
 * Every minute what was touched, at night everything, and everything on demand. What is found is
 * kept until a later look finds it mended; it is told by metric, health and log, and stops nothing.
 */
@ApplicationScoped
public class RunAudit {
  private static final Logger LOG = Logger.getLogger(RunAudit.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final LocalTime NIGHT = LocalTime.of(3, 30);
  private static final TaskDescriptor<Void> ASKED = TaskDescriptor.of("register-audit-asked");

  private final RegisterAudit audit;
  private final AuditBook book;
  private final TouchedRows touched;
  private final SchedulerClient tasks;
  private final TaskScheduler scheduler;
  private final Clock real;

  RunAudit(
      RegisterAudit audit,
      AuditBook book,
      TouchedRows touched,
      SchedulerClient tasks,
      TaskScheduler scheduler,
      @RealTime Clock real) {
    this.audit = audit;
    this.book = book;
    this.touched = touched;
    this.tasks = tasks;
    this.scheduler = scheduler;
    this.real = real;
  }

  @Produces
  @Singleton
  RecurringTask<Void> everyMinute() {
    return Tasks.recurring("register-audit", FixedDelay.of(EVERY))
        .execute((task, context) -> touched());
  }

  @Produces
  @Singleton
  RecurringTask<Void> everyNight() {
    return Tasks.recurring("register-audit-night", new Daily(LegalZone.ZONE, NIGHT))
        .execute((task, context) -> everything());
  }

  @Produces
  @Singleton
  OneTimeTask<Void> asked() {
    return Tasks.oneTime(ASKED).execute((task, context) -> everything());
  }

  /**
   * Lets everything be looked at as soon as a thread is free; the run counts as begun now. Asking
   * again while one that was asked for goes on begins no other.
   */
  public void ask() {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          if (tasks.scheduleIfNotExists(ASKED.instance("asked").scheduledTo(real.instant()))) {
            book.begin(Reach.EVERYTHING);
          }
        });
    scheduler.wake();
  }

  /**
   * What was touched since the last time, and again what was found then. Once at a time in this
   * process: what one run saw earlier must not take the place of what another one saw later.
   */
  public synchronized void touched() {
    OffsetDateTime started = book.begin(Reach.TOUCHED);
    Map<Scope, Long> looked = new EnumMap<>(Scope.class);
    TouchedRows.Stretch stretch;
    do {
      stretch = touched.next();
      for (Scope scope : Scope.values()) {
        Set<String> keys = new LinkedHashSet<>(touched.in(stretch, scope));
        if (stretch.last()) {
          keys.addAll(book.openKeys(of(scope), RegisterAudit.BATCH));
        }
        inBatches(scope, List.copyOf(keys), looked);
      }
      touched.mark(stretch);
    } while (!stretch.last());
    audit.eachBatch(Scope.TABLE, keys -> look(Scope.TABLE, keys, looked));
    book.end(Reach.TOUCHED, started, looked);
  }

  private void inBatches(Scope scope, List<String> keys, Map<Scope, Long> looked) {
    for (int from = 0; from < keys.size(); from += RegisterAudit.BATCH) {
      look(scope, keys.subList(from, Math.min(keys.size(), from + RegisterAudit.BATCH)), looked);
    }
  }

  /** All there is; each batch on one state of the books, nobody is held up. */
  public void everything() {
    OffsetDateTime started = book.begin(Reach.EVERYTHING);
    Map<Scope, Long> looked = new EnumMap<>(Scope.class);
    for (Scope scope : Scope.values()) {
      audit.eachBatch(scope, keys -> look(scope, keys, looked));
    }
    book.end(Reach.EVERYTHING, started, looked);
  }

  private void look(Scope scope, List<String> keys, Map<Scope, Long> looked) {
    List<Violation> found = new ArrayList<>(audit.look(scope, keys));
    book.replace(of(scope), keys, found);
    looked.merge(scope, (long) keys.size(), Long::sum);
    if (!found.isEmpty()) {
      Violation first = found.get(0);
      LOG.errorf(
          "the audit found %d violations, first %s of %s: %s",
          found.size(), first.check(), first.key(), first.detail());
    }
  }

  private List<Check> of(Scope scope) {
    return audit.checks().stream().filter(check -> check.scope() == scope).toList();
  }
}
