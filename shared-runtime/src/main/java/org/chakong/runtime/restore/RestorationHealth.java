package org.chakong.runtime.restore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.restore.RestorationBook.Left;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the service is closed after a restore; counts what people have to look at. */
@Startup
@Readiness
@ApplicationScoped
class RestorationHealth implements HealthCheck {

  /** What differs is in the daily reconciliation too, and stays there until it is mended. */
  private static final Duration SHOWN = Duration.ofDays(30);

  private final ServiceDoor door;
  private final RestorationBook book;
  private final Instance<RestoringSide> side;
  private final Clock real;

  RestorationHealth(
      ServiceDoor door,
      RestorationBook book,
      Instance<RestoringSide> side,
      @RealTime Clock real,
      MeterRegistry meters) {
    this.door = door;
    this.book = book;
    this.side = side;
    this.real = real;
    Gauge.builder("chakong.restoration.requests", this::left)
        .description("Requests of a restore that do not stand as they were signed")
        .register(meters);
  }

  private long left() {
    return book.left(real.instant().minus(SHOWN)).stream().filter(one -> !isMended(one)).count();
  }

  private boolean isMended(Left one) {
    return switch (one.outcome()) {
      case SAME -> true;
      case TO_BE_DECIDED -> one.signed().equals(side.get().standing(one.requestNo()));
      case DIFFERENT, NOT_PROVED, FAILED -> false;
    };
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("restoration").status(door.isOpen()).build();
  }
}
