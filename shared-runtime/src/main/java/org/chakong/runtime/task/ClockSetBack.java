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
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.clock.TimeSeen;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
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

  private static final String BRING_FORWARD =
      """
      UPDATE scheduled_tasks SET execution_time = :now
       WHERE NOT picked AND execution_time > :now AND execution_time < :nearly
      """;

  /** A process that died is known by its last heartbeat, which now lies ahead. */
  private static final String HEARTBEATS =
      "UPDATE scheduled_tasks SET last_heartbeat = :now WHERE picked AND last_heartbeat > :now";

  private final Jdbi database;
  private final TaskSettings settings;
  private final TaskScheduler scheduler;
  private final Clock real;
  private final LongSupplier nanos;
  private volatile boolean stopped;
  private Instant seen;
  private long seenNanos;

  @Inject
  ClockSetBack(
      DataSource database,
      TaskSettings settings,
      TaskScheduler scheduler,
      TimeSeen before,
      @RealTime Clock real) {
    this(database, settings, scheduler, real, System::nanoTime);
    // set back while the service was down: the first look notices it
    before.newest().filter(newest -> newest.isAfter(seen)).ifPresent(newest -> seen = newest);
  }

  ClockSetBack(
      DataSource database,
      TaskSettings settings,
      TaskScheduler scheduler,
      Clock real,
      LongSupplier nanos) {
    this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
    this.settings = settings;
    this.scheduler = scheduler;
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
    Instant now = real.instant();
    long nowNanos = nanos.getAsLong();
    Instant expected = seen.plusNanos(nowNanos - seenNanos);
    if (Duration.between(now, expected).compareTo(NOTICEABLE) > 0) {
      bringForward(now, expected);
    }
    seen = now;
    seenNanos = nowNanos;
  }

  private void bringForward(Instant now, Instant expected) {
    int brought =
        database.inTransaction(handle -> {
          handle.createUpdate(HEARTBEATS).bind("now", at(now)).execute();
          return handle
              .createUpdate(BRING_FORWARD)
              .bind("now", at(now))
              .bind("nearly", at(expected.plus(NEARLY_DUE)))
              .execute();
        });
    LOG.warnf(
        "the clock was set back by %s: %d tasks brought forward",
        Duration.between(now, expected), brought);
    scheduler.beginAnew();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
