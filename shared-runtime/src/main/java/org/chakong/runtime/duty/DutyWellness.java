package org.chakong.runtime.duty;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says that days of the coming week have nobody on duty, or that the roster cannot be read. */
@Startup
@Wellness
@ApplicationScoped
class DutyWellness implements HealthCheck {

  private static final int WEEK = 7;

  private final DutyRoster roster;
  private final DutySettings settings;
  private final Clock legal;

  DutyWellness(DutyRoster roster, DutySettings settings, Clock legal, MeterRegistry meters) {
    this.roster = roster;
    this.settings = settings;
    this.legal = legal;
    Gauge.builder("chakong.duty.uncovered.days", this::uncovered)
        .description("Days of the coming week that nobody has duty on; 0 without a roster")
        .register(meters);
  }

  @Override
  public HealthCheckResponse call() {
    long uncovered = uncovered();
    return HealthCheckResponse.named("duty-roster")
        .withData("uncoveredDays", uncovered)
        .withData("fault", roster.fault())
        .status(uncovered == 0 && roster.fault().isEmpty())
        .build();
  }

  private long uncovered() {
    return settings.roster().isEmpty() ? 0 : roster.uncovered(LocalDate.now(legal), WEEK);
  }
}
