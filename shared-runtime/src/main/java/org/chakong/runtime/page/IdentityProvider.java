package org.chakong.runtime.page;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chakong.runtime.start.ServiceRoom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether people sign in through an OpenID provider: where one is configured, never in demo mode.
 */
@Singleton
class IdentityProvider {

  private final boolean configured;
  private final String client;
  private final Instance<TenantConfigBean> tenants;

  IdentityProvider(
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> address,
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "false") boolean enabled,
      @ConfigProperty(name = "quarkus.oidc.client-id") Optional<String> client,
      Instance<TenantConfigBean> tenants,
      ServiceRoom room) {
    this.configured = enabled && address.isPresent() && !room.demo();
    this.client = client.orElse("");
    this.tenants = tenants;
  }

  boolean isConfigured() {
    return configured;
  }

  /**
   * Where a browser goes for the provider to end its session too (OpenID Connect RP-Initiated
   * Logout 1.0); empty where the provider offers no such place.
   *
   * @param idToken what the provider said of the person, by which it knows the session
   * @param back a page of ours, registered with the provider, to which it leads afterwards
   */
  Optional<URI> signOut(String idToken, URI back) {
    return endSession()
        .map(place ->
            URI.create(
                place
                    + (place.indexOf('?') < 0 ? "?" : "&")
                    + "id_token_hint="
                    + encoded(idToken)
                    + "&client_id="
                    + encoded(client)
                    + "&post_logout_redirect_uri="
                    + encoded(back.toString())));
  }

  /** The origin to which the sign-out form leads in the end, as a browser must be told. */
  Optional<String> signOutOrigin() {
    return endSession()
        .map(URI::create)
        .map(place -> place.getScheme() + "://" + place.getRawAuthority());
  }

  private Optional<String> endSession() {
    return configured
        ? Optional.ofNullable(tenants.get().getDefaultTenant())
            .filter(TenantConfigContext::ready)
            .map(TenantConfigContext::getOidcMetadata)
            .map(OidcConfigurationMetadata::getEndSessionUri)
        : Optional.empty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
