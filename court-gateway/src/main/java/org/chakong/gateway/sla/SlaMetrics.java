package org.chakong.gateway.sla;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.chakong.gateway.request.OpenDeadlines;

/**
 * Shows how the unanswered requests stand; read from the database, so each replica says the same.
 */
@Startup
@ApplicationScoped
class SlaMetrics {

  SlaMetrics(MeterRegistry meters, OpenDeadlines deadlines) {
    Gauge.builder("chakong.requests.due.soon", () -> deadlines.standing().dueSoon())
        .description("Unanswered requests whose deadline is near")
        .register(meters);
    Gauge.builder("chakong.requests.overdue", () -> deadlines.standing().overdue())
        .description("Unanswered requests whose deadline has passed")
        .register(meters);
    Gauge.builder("chakong.requests.without.deadline", () -> deadlines.standing().withoutDeadline())
        .description("Unanswered requests whose deadline waits for a calendar")
        .register(meters);
  }
}
