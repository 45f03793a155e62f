package org.chakong.gateway.request;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.chakong.contracts.policy.Policies;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The policies that come with the product, read once at start. */
@ApplicationScoped
class PublishedRules {

  private static final Logger LOG = Logger.getLogger(PublishedRules.class);

  /**
   * @param folder of policy files beside those that come with the product
   */
  @Produces
  @Singleton
  Policies policies(@ConfigProperty(name = "chakong.policies.dir") Optional<Path> folder) {
    return Policies.load(folder);
  }

  /** A policy that cannot be applied stops the service before it takes anything in. */
  void atStart(@Observes StartupEvent start, Policies policies) {
    LOG.infof("policies for the fund centres %s", policies.fundCentres());
  }
}
