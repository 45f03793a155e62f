package org.chakong.runtime.task;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.chakong.runtime.clock.LatestShown;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.clock.TimeSeen;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Lets the durable tasks go on when the machine's clock was set back: what was nearly due would
 * otherwise wait for the clock to come there again, watches and all, and so would the scheduler
 * itself. A thread of its own, because a durable task would wait likewise.
 */
@ApplicationScoped
class ClockSetBack {

  private static final Logger LOG = Logger.getLogger(ClockSetBack.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration NOTICEABLE = Duration.ofSeconds(2);

  /** What was to wait for longer than this keeps its time of the day. */
  private static final Duration NEARLY_DUE = Duration.ofMinutes(10);

  /** Longer than a transaction lasts: what was put off by the clock as it was may come so late. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(5);

  private static final String BRING_FORWARD =
      """
      UPDATE scheduled_tasks SET execution_time = :now
       WHERE NOT picked AND execution_time > :now AND execution_time < :nearly
      """;

  private static final String CAME_LATE =
      """
      SELECT task_name, task_instance FROM scheduled_tasks
       WHERE NOT picked AND execution_time > :now AND execution_time BETWEEN :shown AND :nearly
      """;

  private static final String BRING_ONE_FORWARD =
      """
      UPDATE scheduled_tasks SET execution_time = :now
       WHERE task_name = :name AND task_instance = :instance AND NOT picked AND execution_time > :now
      """;

  /** A process that died is known by its last heartbeat, which now lies ahead. */
  private static final String HEARTBEATS =
      "UPDATE scheduled_tasks SET last_heartbeat = :now WHERE picked AND last_heartbeat > :now";

  private final Jdbi database;
  private final TaskSettings settings;
  private final TaskScheduler scheduler;
  private final LatestShown latest;
  private final Clock real;
  private final LongSupplier nanos;
  private volatile boolean stopped;
  private Instant seen;
  private long seenNanos;
  private Aftermath aftermath = Aftermath.NONE;

  @Inject
  ClockSetBack(
      DataSource database,
      TaskSettings settings,
      TaskScheduler scheduler,
      TimeSeen before,
      LatestShown latest,
      @RealTime Clock real) {
    this(database, settings, scheduler, latest, real, System::nanoTime);
    // set back while the service was down: the first look notices it
    before.newest().filter(newest -> newest.isAfter(seen)).ifPresent(newest -> seen = newest);
  }

  ClockSetBack(
      DataSource database,
      TaskSettings settings,
      TaskScheduler scheduler,
      LatestShown latest,
      Clock real,
      LongSupplier nanos) {
    this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
    this.settings = settings;
    this.scheduler = scheduler;
    this.latest = latest;
    this.real = real;
    this.nanos = nanos;
    this.seen = real.instant();
    this.seenNanos = nanos.getAsLong();
  }

  void start(@Observes StartupEvent started) {
    if (settings.enabled()) {
      Thread.ofVirtual().name("clock-set-back").start(this::watch);
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    stopped = true;
  }

  private void watch() {
    while (!stopped) {
      LockSupport.parkNanos(EVERY.toNanos());
      try {
        look();
      } catch (RuntimeException e) {
        // what was seen last stays, so it is noticed again in a second
        LOG.warnf("tasks cannot be brought forward: %s", e.getClass().getName());
      }
    }
  }

  void look() {
    long nowNanos = nanos.getAsLong();
    Instant expected = seen.plusNanos(nowNanos - seenNanos);
    Instant shown = latest.take();
    // kept until it is settled: nobody will be shown it again
    seen = shown.isAfter(expected) ? shown : expected;
    seenNanos = nowNanos;
    Instant now = real.instant();
    Duration back = Duration.between(now, seen);
    if (back.compareTo(NOTICEABLE) > 0) {
      bringForward(now, seen);
      if (back.compareTo(UNDER_WAY) > 0) {
        aftermath = new Aftermath(seen, nowNanos + UNDER_WAY.toNanos(), new HashSet<>());
      }
    } else if (aftermath.until() > nowNanos) {
      bringLateForward(now);
    }
    seen = now;
  }

  /**
   * For a while after the clock was set back.
   *
   * @param shown what it had shown
   * @param until monotonic, nanoseconds
   * @param brought what has been brought forward once; if it lies there again, it is meant to
   */
  private record Aftermath(Instant shown, long until, Set<Late> brought) {
    private static final Aftermath NONE = new Aftermath(Instant.MIN, Long.MIN_VALUE, Set.of());
  }

  /** What was put off by the clock as it was, but stored when others had been brought forward. */
  private record Late(String name, String instance) {}

  private void bringForward(Instant now, Instant shown) {
    int brought =
        database.inTransaction(handle -> {
          handle.createUpdate(HEARTBEATS).bind("now", at(now)).execute();
          return handle
              .createUpdate(BRING_FORWARD)
              .bind("now", at(now))
              .bind("nearly", at(shown.plus(NEARLY_DUE)))
              .execute();
        });
    LOG.warnf(
        "the clock was set back by %s: %d tasks brought forward",
        Duration.between(now, shown), brought);
    scheduler.beginAnew();
  }

  private void bringLateForward(Instant now) {
    List<Late> late =
        database.inTransaction(handle -> {
          handle.createUpdate(HEARTBEATS).bind("now", at(now)).execute();
          List<Late> found =
              handle
                  .createQuery(CAME_LATE)
                  .bind("now", at(now))
                  .bind("shown", at(aftermath.shown().minus(UNDER_WAY)))
                  .bind("nearly", at(aftermath.shown().plus(NEARLY_DUE)))
                  .map((row, context) -> new Late(row.getString(1), row.getString(2)))
                  .stream()
                  .filter(one -> !aftermath.brought().contains(one))
                  .toList();
          if (!found.isEmpty()) {
            bringForward(handle, found, now);
          }
          return found;
        });
    if (!late.isEmpty()) {
      aftermath.brought().addAll(late);
      LOG.warnf("%d tasks came late and were brought forward", late.size());
    }
  }

  private static void bringForward(Handle handle, List<Late> late, Instant now) {
    PreparedBatch each = handle.prepareBatch(BRING_ONE_FORWARD);
    late.forEach(one ->
        each.bind("now", at(now)).bind("name", one.name()).bind("instance", one.instance()).add());
    each.execute();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
