package org.chakong.runtime.disk;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says that there is no room, or soon none. */
@Wellness
@ApplicationScoped
class DiskWellness implements HealthCheck {

  private final DiskRoom disk;

  DiskWellness(DiskRoom disk) {
    this.disk = disk;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("disk-room")
        .withData("databaseFull", disk.isDatabaseFull())
        .withData("freeMegabytes", disk.freeMegabytes())
        .status(!disk.isShort())
        .build();
  }
}
