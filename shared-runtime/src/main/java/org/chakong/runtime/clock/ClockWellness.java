package org.chakong.runtime.clock;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says that the clock is doubted and nothing is ended until somebody agrees with it. */
@Startup
@Wellness
@ApplicationScoped
class ClockWellness implements HealthCheck {

  private final ClockTrust clock;

  ClockWellness(ClockTrust clock, MeterRegistry meters) {
    this.clock = clock;
    Gauge.builder("chakong.clock.doubtful", () -> clock.isDoubtful() ? 1 : 0)
        .description("1 while this machine's clock is doubted and nothing is ended by it")
        .register(meters);
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("clock").status(!clock.isDoubtful()).build();
  }
}
