package org.chakong.runtime.page;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.chakong.runtime.start.ServiceRoom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether people sign in through an OpenID provider: where one is configured, never in demo mode.
 */
@Singleton
class IdentityProvider {

  private final boolean configured;

  IdentityProvider(
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> address,
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "false") boolean enabled,
      ServiceRoom room) {
    this.configured = enabled && address.isPresent() && !room.demo();
  }

  boolean isConfigured() {
    return configured;
  }
}
