package org.chakong.runtime.calendar;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Says that a year is missing, from 1 November the next one, and that a file is broken: by gauges
 * and at {@code /q/health/well}. Traffic goes on; what needs the year stays open.
 */
@Startup
@Wellness
@ApplicationScoped
class CalendarWatch implements HealthCheck {

  private final CurrentCalendar calendar;
  private final Clock legal;

  CalendarWatch(CurrentCalendar calendar, Clock legal, MeterRegistry meters) {
    this.calendar = calendar;
    this.legal = legal;
    Gauge.builder("chakong.calendar.missing.year", () -> missing().orElse(0))
        .description("The year whose holidays somebody has to provide, 0 for none")
        .register(meters);
    Gauge.builder("chakong.calendar.broken.files", () -> calendar.broken().size())
        .description("Calendar files that cannot be read; the years last read stay in force")
        .register(meters);
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("working-day-calendar");
    OptionalInt missing = missing();
    missing.ifPresent(year -> response.withData("missingYear", year));
    if (!calendar.broken().isEmpty()) {
      response.withData("brokenFiles", String.join(", ", calendar.broken().keySet()));
    }
    return response.status(missing.isEmpty() && calendar.broken().isEmpty()).build();
  }

  private OptionalInt missing() {
    return calendar.now().missingYear(LocalDate.now(legal));
  }
}
