package org.chakong.fund.request;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.chakong.contracts.policy.MeasureRule.Ways;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.request.Action;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The policies that come with the product, read once at start. */
@ApplicationScoped
class PublishedRules {

  private static final Logger LOG = Logger.getLogger(PublishedRules.class);

  /**
   * @param folder of policy files beside those that come with the product
   * @param deduct the ways in which this centre takes deductions, where it does not follow the
   *     policy as published
   */
  @Produces
  @Singleton
  Policies policies(
      OwnCentre centre,
      @ConfigProperty(name = "chakong.policies.dir") Optional<Path> folder,
      @ConfigProperty(name = "chakong.channel.deduct") Optional<Ways> deduct) {
    Policies published = Policies.load(folder);
    return deduct
        .map(ways -> published.withWays(centre.code(), Action.DEDUCT, ways))
        .orElse(published);
  }

  /** A policy that cannot be applied stops the service before it takes anything in. */
  void atStart(@Observes StartupEvent start, Policies policies, OwnCentre centre) {
    if (!policies.fundCentres().contains(centre.code())) {
      LOG.errorf("no policy for fund centre %s: every request will be rejected", centre.code());
    }
  }
}
