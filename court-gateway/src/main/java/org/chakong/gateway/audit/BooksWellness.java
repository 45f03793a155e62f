package org.chakong.gateway.audit;

import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.chakong.runtime.metrics.DatabaseFigures;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Tells of open findings by metric and health, read from the database, so each replica tells the
 * same; a person has to look, traffic goes on.
 */
@Wellness
@ApplicationScoped
class BooksWellness implements HealthCheck {

  private final BooksAudit audit;

  BooksWellness(BooksAudit audit) {
    this.audit = audit;
  }

  void measure(@Observes StartupEvent started, DatabaseFigures figures) {
    for (Check check : Check.ALL) {
      figures.count(
          "chakong.books.violations",
          "Open findings of the gateway's own audit",
          Tags.of("check", check.name()),
          () -> audit.counts().getOrDefault(check.name(), 0L));
    }
  }

  @Override
  public HealthCheckResponse call() {
    Map<String, Long> counts = audit.counts();
    HealthCheckResponseBuilder health =
        HealthCheckResponse.named("request-book").status(counts.isEmpty());
    counts.forEach(health::withData);
    return health.build();
  }
}
