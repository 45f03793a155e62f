package org.chakong.fund.freeze;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Tells of broken invariants; a person has to look, traffic goes on. */
@Wellness
@ApplicationScoped
class RegisterWellness implements HealthCheck {

  private final RegisterAudit audit;

  RegisterWellness(RegisterAudit audit) {
    this.audit = audit;
  }

  @Override
  public HealthCheckResponse call() {
    int violations = audit.lastCount();
    return HealthCheckResponse.named("freeze-register")
        .status(violations == 0)
        .withData("violations", violations)
        .build();
  }
}
