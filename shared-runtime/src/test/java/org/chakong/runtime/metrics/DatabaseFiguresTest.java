package org.chakong.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseFiguresTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final DatabaseFigures figures = new DatabaseFigures(meters, new FigureReading());
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final AtomicInteger readings = new AtomicInteger();

  @AfterEach
  void nothing_hangs_on() {
    hanging.countDown();
  }

  @Test
  void figures_are_read_when_asked_for_each_time() {
    figures.count("some", "", readings::incrementAndGet);
    figures.flag("is", "", () -> readings.get() > 1);
    figures.time("lasted", "", () -> Duration.ofSeconds(90));
    figures.count("kind", "", Tags.of("of", "one"), () -> 7);
    assertThat(value("some")).isEqualTo(1);
    assertThat(value("is")).isZero();
    assertThat(value("some")).isEqualTo(2);
    assertThat(value("is")).isEqualTo(1);
    assertThat(meters.get("lasted").timeGauge().value(java.util.concurrent.TimeUnit.SECONDS))
        .isEqualTo(90);
    assertThat(meters.get("kind").tag("of", "one").gauge().value()).isEqualTo(7);
    assertThat(unread()).isZero();
  }

  @Test
  void a_figure_that_cannot_be_read_is_no_number_and_holds_up_no_other() {
    figures.count(
        "broken",
        "",
        () -> {
          if (readings.incrementAndGet() == 1) {
            throw new IllegalStateException("测试");
          }
          return 3;
        });
    figures.count("whole", "", () -> 5);
    assertThat(value("broken")).isNaN();
    assertThat(value("whole")).isEqualTo(5);
    assertThat(unread()).isEqualTo(1);
    assertThat(value("broken")).isEqualTo(3);
    assertThat(unread()).isZero();
  }

  @Test
  void of_a_database_that_hangs_all_are_told_to_be_unread_in_little_more_than_one_patience() {
    figures.count("hanging", "", this::hang);
    for (int i = 0; i < 50; i++) {
      figures.count("other." + i, "", readings::incrementAndGet);
    }
    long begun = System.nanoTime();
    assertThat(value("hanging")).isNaN();
    for (int i = 0; i < 50; i++) {
      assertThat(value("other." + i)).isNaN();
    }
    // fifty more patiences would be a hundred seconds
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(DatabaseFigures.PATIENCE, DatabaseFigures.PATIENCE.multipliedBy(10));
    assertThat(unread()).isEqualTo(51);
    assertThat(readings).hasValue(0);

    hanging.countDown();
    await().atMost(SOON).until(() -> value("other.0") > 0);
    for (int i = 1; i < 50; i++) {
      assertThat(value("other." + i)).isPositive();
    }
    assertThat(value("hanging")).isEqualTo(1);
    assertThat(unread()).isZero();
  }

  @Test
  void a_slow_figure_hides_no_other_and_a_round_of_slow_ones_has_an_end() {
    for (int i = 0; i < 20; i++) {
      figures.count("slow." + i, "", this::slowly);
    }
    long told = IntStream.range(0, 20).filter(i -> !Double.isNaN(value("slow." + i))).count();
    // five seconds' worth; a machine that stands still in between begins a round anew
    assertThat(told).isBetween(1L, 15L);
    await().atMost(SOON).until(() -> value("slow.19") == 1);
  }

  @Test
  void many_who_ask_at_once_are_all_told_while_readings_go_well() throws InterruptedException {
    figures.count("some", "", readings::incrementAndGet);
    AtomicInteger told = new AtomicInteger();
    try (var askers = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        askers.execute(() -> {
          if (value("some") > 0) {
            told.incrementAndGet();
          }
        });
      }
    }
    assertThat(told).hasValue(200);
  }

  /** Longer than a second, as of a table that has grown. */
  private long slowly() {
    LockSupport.parkNanos(Duration.ofMillis(1200).toNanos());
    return 1;
  }

  private long hang() {
    try {
      hanging.await();
      return 1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private double value(String name) {
    return meters.get(name).gauge().value();
  }

  private double unread() {
    return value("chakong.figures.unread");
  }
}
