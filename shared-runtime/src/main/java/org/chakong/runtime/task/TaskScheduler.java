package org.chakong.runtime.task;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.chakong.runtime.clock.LegalTimeMoved;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.disk.DiskRoom;
import org.chakong.runtime.restore.ServiceDoor;

/**
 * Runs the durable tasks: every CDI bean of type {@link Task}. Tasks survive a crash and run once
 * among all replicas that share a database; a killed replica's are taken over within 30 seconds.
 *
 * <p>To schedule one, inject {@link SchedulerClient}: inside a transaction the task is stored or
 * lost with it, and no replica sees it before the commit. Due times are real time, never legal
 * time. A task's data hold a key to look things up by and no personal data.
 */
@ApplicationScoped
public class TaskScheduler {

  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration STOP = Duration.ofSeconds(4);
  private static final double REFILL_BELOW = 0.5;
  private static final double FETCH_UP_TO = 1.0;

  private final DataSource dataSource;
  private final Instance<Task<?>> tasks;
  private final TaskSettings settings;
  private final DiskRoom disk;
  private final ServiceDoor door;
  private final Clock real;
  private volatile Scheduler scheduler;
  private volatile boolean paused;
  private boolean stopped;

  TaskScheduler(
      DataSource dataSource,
      @Any Instance<Task<?>> tasks,
      TaskSettings settings,
      DiskRoom disk,
      ServiceDoor door,
      @RealTime Clock real) {
    this.dataSource = dataSource;
    this.tasks = tasks;
    this.settings = settings;
    this.disk = disk;
    this.door = door;
    this.real = real;
  }

  /** Apart from the scheduler, so that what a task calls may itself schedule tasks. */
  @Produces
  @Singleton
  SchedulerClient client() {
    SchedulerClient.Builder client =
        SchedulerClient.Builder.create(dataSource).serializer(new JacksonSerializer());
    return settings.priorities() ? client.enablePriority().build() : client.build();
  }

  void start(@Observes StartupEvent started) {
    if (!settings.enabled()) {
      return;
    }
    // a restored service does nothing by itself before it knows what its peers know
    door.attend(new WhileOpen());
  }

  private final class WhileOpen implements ServiceDoor.Attendant {

    @Override
    public void opened() {
      paused = false;
      try {
        replace();
      } catch (RuntimeException e) {
        paused = true;
        throw e;
      }
    }

    @Override
    public void closed() {
      paused = true;
      if (scheduler != null) {
        scheduler.pause();
      }
    }
  }

  private void replace() {
    Scheduler before = begin();
    if (before != null) {
      before.stop();
    }
    if (paused) {
      // the door was closed meanwhile, and may have paused the one before only
      scheduler.pause();
    }
  }

  /** Returns the one in whose place it begins; each is stopped by whoever replaced it. */
  private synchronized Scheduler begin() {
    if (stopped) {
      return null;
    }
    Scheduler before = scheduler;
    Scheduler next = build(tasks.stream().toList());
    next.start();
    scheduler = next;
    return before;
  }

  void stop(@Observes ShutdownEvent stopping) {
    Scheduler last;
    synchronized (this) {
      stopped = true;
      last = scheduler;
    }
    if (last != null) {
      last.stop();
    }
  }

  /**
   * Begins anew after the machine's clock was set back. The library waits for its next look, and
   * for its next sign of life, until the clock shows a certain time, and nothing but an end of the
   * wait makes it ask again. What runs is let run for some seconds.
   */
  void beginAnew() {
    if (scheduler != null && !paused) {
      replace();
    }
  }

  void look(@Observes LegalTimeMoved moved) {
    wake();
  }

  /** Looks for due tasks at once instead of at the next poll. */
  public void wake() {
    if (scheduler != null) {
      scheduler.triggerCheckForDueExecutions();
    }
  }

  private Scheduler build(List<Task<?>> all) {
    SchedulerBuilder builder =
        Scheduler.create(
            dataSource, all.stream().filter(task -> !(task instanceof OnStartup)).toList());
    all.stream().filter(OnStartup.class::isInstance).forEach(task -> startWith(builder, task));
    if (settings.priorities()) {
      builder.enablePriority();
    }
    return builder
        .serializer(new JacksonSerializer())
        // what the library puts off is known by what it was shown, like all else
        .clock(real::instant)
        .pollUsingLockAndFetch(REFILL_BELOW, FETCH_UP_TO)
        .pollingInterval(settings.pollInterval())
        .threads(settings.threads())
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(STOP)
        // the library would log exception texts, which may hold personal data
        .failureLogging(LogLevel.OFF, false)
        .addSchedulerListener(new TaskFailureLog(disk))
        .addExecutionInterceptor(new TaskContext())
        .build();
  }

  @SuppressWarnings("unchecked")
  private static <T extends Task<?> & OnStartup> void startWith(
      SchedulerBuilder builder, Task<?> task) {
    builder.startTasks((T) task);
  }
}
