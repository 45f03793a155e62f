package org.chakong.gateway.audit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chakong.contracts.calendar.LegalZone;
import org.jboss.logging.Logger;

/** Audits every minute what was touched since, at night everything; stops nothing. */
@ApplicationScoped
public class AuditWatch {

  /** A number may be drawn before and committed after the mark was set: these are seen again. */
  static final long OVERLAP = 1_000;

  private static final Logger LOG = Logger.getLogger(AuditWatch.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final LocalTime NIGHT = LocalTime.of(3, 45);
  private static final int BATCH = 2_000;

  private final BooksAudit audit;

  AuditWatch(BooksAudit audit) {
    this.audit = audit;
  }

  @Produces
  @Singleton
  Task<Void> everyMinute() {
    return Tasks.recurring("books-audit", FixedDelay.of(EVERY))
        .execute((task, execution) -> touched());
  }

  @Produces
  @Singleton
  Task<Void> everyNight() {
    return Tasks.recurring("books-audit-night", new Daily(LegalZone.ZONE, NIGHT))
        .execute((task, execution) -> everything());
  }

  /** What the histories have gained since the marks, and again what is open. */
  public void touched() {
    for (Scope scope : Scope.values()) {
      if (scope.hasHistory()) {
        touched(scope);
      } else {
        everything(scope);
      }
    }
  }

  private void touched(Scope scope) {
    long newest = audit.newest(scope);
    long from = Math.max(0, audit.mark(scope) - OVERLAP);
    look(scope, audit.open(scope, BATCH));
    while (from < newest) {
      long to = Math.min(newest, from + BATCH);
      Set<String> keys = new LinkedHashSet<>(audit.touched(scope, from, to));
      look(scope, List.copyOf(keys));
      audit.mark(scope, to);
      from = to;
    }
  }

  /** All there is. */
  public void everything() {
    for (Scope scope : Scope.values()) {
      everything(scope);
    }
  }

  private void everything(Scope scope) {
    String after = "";
    List<String> keys;
    do {
      keys = audit.page(scope, after, BATCH);
      look(scope, keys);
      after = keys.isEmpty() ? after : keys.getLast();
    } while (keys.size() == BATCH);
  }

  private void look(Scope scope, List<String> keys) {
    int found = keys.isEmpty() ? 0 : audit.look(scope, keys);
    if (found > 0) {
      LOG.errorf("the audit found %d violations about %s", found, scope);
    }
  }
}
