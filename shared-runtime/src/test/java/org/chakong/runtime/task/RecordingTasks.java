package org.chakong.runtime.task;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tasks as a service has them: produced by a bean that itself may schedule. */
@ApplicationScoped
class RecordingTasks {

  static final String NOTE = "note";
  static final String TICK = "tick";
  static final String FAIL_ONCE = "fail-once";
  static final String FAIL_ALWAYS = "fail-always";
  static final String ROW = "row";

  private final Map<String, Integer> runs = new ConcurrentHashMap<>();
  private final AsideTasks aside;
  private final RowByRow rows;
  private volatile boolean mended;

  RecordingTasks(SchedulerClient client, AsideTasks aside, RowByRow rows) {
    this.aside = aside;
    this.rows = rows;
    if (client == null) {
      throw new IllegalStateException("a task's own bean can schedule");
    }
  }

  int ran(String id) {
    return runs.getOrDefault(id, 0);
  }

  /** Whether what always fails does so no longer. */
  void mended(boolean yes) {
    mended = yes;
  }

  private int record(String id) {
    return runs.merge(id, 1, Integer::sum);
  }

  @Produces
  @Singleton
  OneTimeTask<String> note() {
    return Tasks.oneTime(NOTE, String.class).execute((task, context) -> record(task.getId()));
  }

  @Produces
  @Singleton
  OneTimeTask<String> failOnce() {
    return Tasks.oneTime(FAIL_ONCE, String.class)
        .onFailure((failed, operations) -> operations.reschedule(failed, Instant.now()))
        .execute((task, context) -> {
          if (record(task.getId()) == 1) {
            throw new IllegalStateException("about " + task.getData());
          }
        });
  }

  @Produces
  @Singleton
  OneTimeTask<String> failAlways() {
    return Tasks.oneTime(FAIL_ALWAYS, String.class)
        .onFailure(aside.after(Backoff.between(Duration.ofMillis(1), Duration.ofMillis(2))))
        .execute((task, context) -> {
          record(task.getId());
          if (!mended) {
            throw new IllegalStateException("about " + task.getData());
          }
        });
  }

  @Produces
  @Singleton
  OneTimeTask<Void> row() {
    return rows.task(ROW, this::workOnRows);
  }

  /** Does all or none; nothing as long as one of them is bad. */
  int workOnRows(List<String> numbers) {
    if (!mended && numbers.stream().anyMatch(number -> number.startsWith("bad-"))) {
      throw new IllegalStateException("about a bad one");
    }
    numbers.forEach(this::record);
    return numbers.size();
  }

  @Produces
  @Singleton
  RecurringTask<Void> tick() {
    return Tasks.recurring(TICK, FixedDelay.of(Duration.ofMillis(200)))
        .execute((task, context) -> record(TICK));
  }
}
