package org.chakong.runtime.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Figures that are read from the database when somebody asks, so that all replicas tell the same.
 * They take one connection among them. Whoever asks waits two seconds at most for a reading that
 * does not end; until it has ended, and when five seconds have gone into one round of them, every
 * other figure is {@code NaN}, and those that need no database are told at once. A figure that
 * cannot be read is never 0, and {@code chakong.figures.unread} says how many there are.
 */
@Startup
@Singleton
public class DatabaseFigures {

  private static final Logger LOG = Logger.getLogger(DatabaseFigures.class);

  /** Less than scrapers wait, who would take all the others' figures for missing too. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** What a round may take that is told whole or in part before a scraper gives up. */
  private static final long BUDGET = Duration.ofSeconds(5).toNanos();

  /** Rounds are further apart than figures of one. */
  private static final long BETWEEN_ROUNDS = Duration.ofSeconds(1).toNanos();

  private static final long NOBODY = Long.MIN_VALUE;

  private final MeterRegistry meters;
  private final FigureReading reading;
  private final Semaphore room = new Semaphore(1, true);
  private final Set<String> unread = ConcurrentHashMap.newKeySet();
  private volatile long begun = NOBODY;

  /** Of the round, and when it was last added to; whoever has the room changes them. */
  private long spent;

  private long ended = System.nanoTime();

  DatabaseFigures(MeterRegistry meters, FigureReading reading) {
    this.meters = meters;
    this.reading = reading;
    Gauge.builder("chakong.figures.unread", unread::size)
        .description("Figures that could not be read from the database when last asked for")
        .register(meters);
  }

  /** How many there are of something. */
  public void count(String name, String says, LongSupplier read) {
    count(name, says, Tags.empty(), read);
  }

  /** How many there are of something of one kind. */
  public void count(String name, String says, Tags kind, LongSupplier read) {
    String id = name + kind.stream().map(tag -> " " + tag.getValue()).toList();
    Gauge.builder(name, () -> value(id, read::getAsLong))
        .description(says)
        .tags(kind)
        .register(meters);
  }

  /** 1 while something is so. */
  public void flag(String name, String says, BooleanSupplier read) {
    count(name, says, () -> read.getAsBoolean() ? 1 : 0);
  }

  /** How long something has lasted, told in seconds. */
  public void time(String name, String says, Supplier<Duration> read) {
    TimeGauge.builder(name, () -> value(name, () -> read.get().toMillis()), TimeUnit.MILLISECONDS)
        .description(says)
        .register(meters);
  }

  private double value(String id, DoubleSupplier read) {
    String why;
    try {
      if (enter()) {
        double value = begin(read).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        unread.remove(id);
        return value;
      }
      why = "the database is slow";
    } catch (TimeoutException e) {
      why = "the reading does not end";
    } catch (ExecutionException e) {
      why = e.getCause().getClass().getName();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      why = "interrupted";
    }
    if (unread.add(id)) {
      LOG.warnf("figure %s cannot be read: %s", id, why);
    }
    return Double.NaN;
  }

  /** Waits in line while readings go well; false when they do not, or a round has had its time. */
  private boolean enter() throws InterruptedException {
    while (!room.tryAcquire(Math.max(left(), 0), TimeUnit.NANOSECONDS)) {
      if (left() <= 0) {
        return false;
      }
    }
    long now = System.nanoTime();
    if (now - ended >= BETWEEN_ROUNDS) {
      spent = 0;
    }
    if (spent >= BUDGET) {
      room.release();
      return false;
    }
    begun = now;
    return true;
  }

  /** How long whoever reads now may still take. */
  private long left() {
    long since = begun;
    return since == NOBODY ? PATIENCE.toNanos() : PATIENCE.toNanos() - (System.nanoTime() - since);
  }

  private CompletableFuture<Double> begin(DoubleSupplier read) {
    CompletableFuture<Double> told = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("figures")
        .start(() -> {
          try {
            told.complete(reading.read(read));
          } catch (Throwable e) {
            told.completeExceptionally(e);
          } finally {
            leave();
          }
        });
    return told;
  }

  private void leave() {
    ended = System.nanoTime();
    spent += ended - begun;
    begun = NOBODY;
    room.release();
  }
}
