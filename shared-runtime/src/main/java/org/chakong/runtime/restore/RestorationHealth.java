package org.chakong.runtime.restore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the service is closed after a restore; counts what people have to look at. */
@Startup
@Readiness
@ApplicationScoped
class RestorationHealth implements HealthCheck {

  private final ServiceDoor door;
  private final RestorationWait wait;

  RestorationHealth(
      ServiceDoor door, LeftToPeople left, RestorationWait wait, MeterRegistry meters) {
    this.door = door;
    this.wait = wait;
    Gauge.builder("chakong.restoration.waiting", () -> wait.waits() ? 1 : 0)
        .description("1 while a restore waits for an operator's word that all was told")
        .register(meters);
    Gauge.builder("chakong.restoration.requests", () -> left.now().size())
        .description("Requests of a restore that do not stand as they were signed")
        .register(meters);
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder check =
        HealthCheckResponse.named("restoration").status(door.isOpen());
    if (!door.isOpen()) {
      check.withData("waitsForOperator", wait.waits());
    }
    return check.build();
  }
}
