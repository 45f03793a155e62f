package org.chakong.runtime.restore;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.chakong.runtime.metrics.DatabaseFigures;
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
      ServiceDoor door, LeftToPeople left, RestorationWait wait, DatabaseFigures figures) {
    this.door = door;
    this.wait = wait;
    figures.flag(
        "chakong.restoration.waiting",
        "1 while a restore waits for an operator's word that all was told",
        wait::waits);
    figures.count(
        "chakong.restoration.requests",
        "Requests of a restore that do not stand as they were signed",
        () -> left.now().size());
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
