package org.chakong.runtime.clock;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says that the clock has leapt and nothing is ended until somebody agrees with it. */
@Wellness
@ApplicationScoped
class ClockWellness implements HealthCheck {

  private final ClockTrust clock;

  ClockWellness(ClockTrust clock) {
    this.clock = clock;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("clock").status(!clock.isDoubtful()).build();
  }
}
