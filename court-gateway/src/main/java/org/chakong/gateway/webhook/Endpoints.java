package org.chakong.gateway.webhook;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chakong.runtime.webhook.WebhookSecret;

/** The configured endpoints; a wrong one keeps the gateway from starting. */
@Startup
@Singleton
class Endpoints {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final Map<String, Endpoint> byCourt;

  Endpoints(WebhookSettings settings) {
    byCourt =
        settings.endpoints().entrySet().stream()
            .map(entry -> endpoint(entry.getKey(), entry.getValue()))
            .collect(Collectors.toMap(Endpoint::court, endpoint -> endpoint));
  }

  /** Where a court's case system listens. */
  record Endpoint(String court, URI url, List<WebhookSecret> secrets) {}

  Collection<Endpoint> all() {
    return byCourt.values();
  }

  Optional<Endpoint> of(String court) {
    return Optional.ofNullable(byCourt.get(court));
  }

  private static Endpoint endpoint(String name, WebhookSettings.Endpoint set) {
    String where = "chakong.webhooks.endpoints." + name;
    if (!SCHEMES.contains(String.valueOf(set.url().getScheme())) || set.url().getHost() == null) {
      throw new IllegalArgumentException(where + ".url is no http or https address");
    }
    if (set.secrets().isEmpty()) {
      throw new IllegalArgumentException(where + ".secrets is empty");
    }
    try {
      return new Endpoint(
          set.court(), set.url(), set.secrets().stream().map(WebhookSecret::parse).toList());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ".secrets: " + e.getMessage());
    }
  }
}
