package org.chakong.runtime.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.chakong.runtime.clock.LatestShown;
import org.chakong.runtime.clock.TimeSeen;
import org.chakong.runtime.database.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class TaskSchedulerTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Clock REAL = Clock.systemUTC();
  private static final LongSupplier NANOS = System::nanoTime;

  @Inject SchedulerClient client;
  @Inject RecordingTasks recording;
  @Inject DataSource dataSource;
  @Inject TaskSettings settings;
  @Inject TaskScheduler scheduler;
  @Inject TimeSeen seen;

  @Test
  void a_task_runs_after_its_transaction_committed() {
    String id = fresh();
    QuarkusTransaction.requiringNew().run(() -> schedule(RecordingTasks.NOTE, id, "x"));
    await().atMost(SOON).until(() -> recording.ran(id) == 1);
    await().atMost(SOON).until(() -> stored(RecordingTasks.NOTE, id) == 0);
  }

  @Test
  void a_task_does_not_run_before_its_transaction_commits() {
    String id = fresh();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          schedule(RecordingTasks.NOTE, id, "x");
          await().during(Duration.ofMillis(600)).atMost(SOON).until(() -> recording.ran(id) == 0);
        });
    await().atMost(SOON).until(() -> recording.ran(id) == 1);
  }

  @Test
  void a_rolled_back_transaction_leaves_no_task() {
    String id = fresh();
    QuarkusTransaction.begin();
    schedule(RecordingTasks.NOTE, id, "x");
    assertThat(stored(RecordingTasks.NOTE, id)).isEqualTo(1);
    QuarkusTransaction.rollback();
    assertThat(stored(RecordingTasks.NOTE, id)).isZero();
    assertThat(recording.ran(id)).isZero();
  }

  @Test
  void a_recurring_task_starts_by_itself_and_comes_again() {
    await().atMost(SOON).until(() -> recording.ran(RecordingTasks.TICK) >= 2);
  }

  @Test
  void the_tasks_of_a_replica_that_died_are_taken_over() throws Exception {
    String id = fresh();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO scheduled_tasks
                  (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                VALUES (?, ?, now(), true, 'a replica killed', now(), 1)
                """)) {
      insert.setString(1, RecordingTasks.NOTE);
      insert.setString(2, id);
      insert.executeUpdate();
    }
    await().atMost(SOON).until(() -> recording.ran(id) == 1);
  }

  @Test
  void what_was_nearly_due_runs_although_the_clock_was_set_back() {
    String id = fresh();
    String tomorrow = fresh();
    Instant before = Instant.now().plus(Duration.ofHours(1));
    client.schedule(note(id, before.plusSeconds(5)));
    client.schedule(note(tomorrow, before.plus(Duration.ofDays(1))));
    List<Instant> clock = new ArrayList<>(List.of(before, before, Instant.now()));
    ClockSetBack watch =
        new ClockSetBack(
            dataSource, settings, scheduler, new LatestShown(), stepping(clock), () -> 0);
    watch.look();
    assertThat(recording.ran(id)).isZero();
    watch.look();
    await().atMost(SOON).until(() -> recording.ran(id) == 1);
    assertThat(stored(RecordingTasks.NOTE, tomorrow)).isEqualTo(1);
    client.cancel(TaskInstanceId.of(RecordingTasks.NOTE, tomorrow));
  }

  @Test
  void what_was_put_off_by_a_clock_that_leapt_between_two_looks_runs() {
    LatestShown latest = new LatestShown();
    ClockSetBack watch = new ClockSetBack(dataSource, settings, scheduler, latest, REAL, NANOS);
    watch.look();
    Clock leapt = latest.noting(Clock.offset(REAL, Duration.ofDays(3)));
    String id = fresh();
    client.schedule(note(id, leapt.instant().plusSeconds(3)));
    watch.look();
    await().atMost(SOON).until(() -> recording.ran(id) == 1);
  }

  @Test
  void what_was_put_off_before_the_clock_was_set_back_and_stored_after_runs_once() {
    LatestShown latest = new LatestShown();
    ClockSetBack watch = new ClockSetBack(dataSource, settings, scheduler, latest, REAL, NANOS);
    Instant leapt = latest.noting(Clock.offset(REAL, Duration.ofDays(3))).instant();
    watch.look();
    String id = fresh();
    String tomorrow = fresh();
    client.schedule(note(id, leapt.plusSeconds(3)));
    client.schedule(note(tomorrow, leapt.minus(Duration.ofDays(2))));
    watch.look();
    await().atMost(SOON).until(() -> recording.ran(id) == 1);
    await().atMost(SOON).until(() -> stored(RecordingTasks.NOTE, id) == 0);
    client.schedule(note(id, leapt.plusSeconds(3)));
    watch.look();
    assertThat(due(id)).as("its own time, like that of a nightly task").isAfter(leapt);
    assertThat(due(tomorrow)).isBefore(leapt);
    client.cancel(TaskInstanceId.of(RecordingTasks.NOTE, id));
    client.cancel(TaskInstanceId.of(RecordingTasks.NOTE, tomorrow));
  }

  private Instant due(String id) {
    return client
        .getScheduledExecution(TaskInstanceId.of(RecordingTasks.NOTE, id))
        .orElseThrow()
        .getExecutionTime();
  }

  @Test
  void what_was_nearly_due_runs_although_the_clock_was_set_back_while_the_service_was_down() {
    String id = fresh();
    await().atMost(SOON).until(() -> seen.newest().isPresent());
    Duration back = Duration.ofHours(1);
    Clock behind = Clock.offset(Clock.systemUTC(), back.negated());
    client.schedule(note(id, Instant.now().plus(Duration.ofMinutes(2))));
    new ClockSetBack(dataSource, settings, scheduler, seen, new LatestShown(), behind).look();
    await().atMost(SOON).until(() -> recording.ran(id) == 1);
  }

  private static SchedulableInstance<String> note(String id, Instant when) {
    return TaskDescriptor.of(RecordingTasks.NOTE, String.class)
        .instance(id)
        .data("x")
        .scheduledTo(when);
  }

  /** Shows one instant after the other. */
  private static Clock stepping(List<Instant> instants) {
    return new Clock() {
      @Override
      public Instant instant() {
        return instants.removeFirst();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  @Test
  void a_failed_task_comes_again_and_its_log_line_tells_no_data() {
    String id = fresh();
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler handler = keeping(lines);
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      schedule(RecordingTasks.FAIL_ONCE, id, "测试甲");
      await().atMost(SOON).until(() -> recording.ran(id) == 2);
      // its line is written after it was put off
      await().atMost(SOON).until(() -> lines.stream().anyMatch(line -> line.contains(id)));
    } finally {
      root.removeHandler(handler);
    }
    assertThat(lines)
        .anySatisfy(line ->
            assertThat(line)
                .contains(RecordingTasks.FAIL_ONCE + "/" + id)
                .contains("IllegalStateException at RecordingTasks.java:"))
        .noneSatisfy(line -> assertThat(line).contains("测试甲"));
  }

  private void schedule(String task, String id, String data) {
    client.schedule(
        TaskDescriptor.of(task, String.class).instance(id).data(data).scheduledTo(Instant.now()));
  }

  private int stored(String task, String id) {
    return client.getScheduledExecution(TaskInstanceId.of(task, id)).isPresent() ? 1 : 0;
  }

  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  private static Handler keeping(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        String text =
            line instanceof org.jboss.logmanager.ExtLogRecord ext
                ? ext.getFormattedMessage()
                : line.getMessage();
        lines.add(text + (line.getThrown() == null ? "" : line.getThrown().toString()));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
