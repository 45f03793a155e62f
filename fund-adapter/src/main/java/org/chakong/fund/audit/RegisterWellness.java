package org.chakong.fund.audit;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Tells of broken invariants; a person has to look, traffic goes on. */
@Wellness
@ApplicationScoped
class RegisterWellness implements HealthCheck {

  private final AuditState state;

  RegisterWellness(AuditState state) {
    this.state = state;
  }

  @Override
  public HealthCheckResponse call() {
    Map<String, Long> counts = state.counts();
    HealthCheckResponseBuilder health =
        HealthCheckResponse.named("freeze-register").status(counts.isEmpty());
    counts.forEach(health::withData);
    return health.withData("violations", counts.values().stream().mapToLong(n -> n).sum()).build();
  }
}
