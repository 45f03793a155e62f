package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.chakong.contracts.policy.CourtRegistry;
import org.chakong.contracts.policy.MeasureRule.Ways;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.request.Action;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The policies and courts that come with the product, read once at start. */
@ApplicationScoped
class PublishedRules {

  /**
   * @param deduct the ways in which this centre takes deductions, where it does not follow the
   *     policy as published
   */
  @Produces
  @Singleton
  Policies policies(
      OwnCentre centre, @ConfigProperty(name = "chakong.channel.deduct") Optional<Ways> deduct) {
    Policies published = Policies.load();
    return deduct
        .map(ways -> published.withWays(centre.code(), Action.DEDUCT, ways))
        .orElse(published);
  }

  @Produces
  @Singleton
  CourtRegistry courts() {
    return CourtRegistry.load();
  }
}
