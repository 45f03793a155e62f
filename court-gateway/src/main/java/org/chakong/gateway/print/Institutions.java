package org.chakong.gateway.print;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.policy.PolicyProfile;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.runtime.registry.Registries;

/** What courts and fund centres are called, and what they have agreed. */
@ApplicationScoped
class Institutions {

  private final Policies policies;
  private final Registries registries;

  Institutions(Policies policies, Registries registries) {
    this.policies = policies;
    this.registries = registries;
  }

  /** The name that a court had on a day, null where the registry has none. */
  String court(String code, LocalDate day) {
    return registries.courtName(code, day).orElse(null);
  }

  /** The name of the centre that is asked; its code where no policy names it. */
  String centre(StoredRequest request) {
    return policy(request).map(PolicyProfile::centreName).orElse(request.fundCentre());
  }

  /** The policy that the request is judged by. */
  Optional<PolicyProfile> policy(StoredRequest request) {
    return policies.at(request.fundCentre(), LegalZone.dayOf(request.periodBegan()));
  }
}
