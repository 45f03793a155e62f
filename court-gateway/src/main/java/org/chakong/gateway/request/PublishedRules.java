package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.chakong.contracts.policy.CourtRegistry;
import org.chakong.contracts.policy.Policies;

/** The policies and courts that come with the product, read once at start. */
@ApplicationScoped
class PublishedRules {

  @Produces
  @Singleton
  Policies policies() {
    return Policies.load();
  }

  @Produces
  @Singleton
  CourtRegistry courts() {
    return CourtRegistry.load();
  }
}
