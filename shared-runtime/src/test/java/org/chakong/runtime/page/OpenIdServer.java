package org.chakong.runtime.page;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** An OpenID provider at which one person of the role fund-ops signs in, whoever asks. */
public class OpenIdServer implements QuarkusTestResourceLifecycleManager {

  private static final String ISSUER = "people";
  private static final String CLIENT = "chakong-pages";
  private static final int HOUR = 3600;

  private final MockOAuth2Server server = new MockOAuth2Server();

  @Override
  public Map<String, String> start() {
    server.start();
    for (int i = 0; i < 20; i++) {
      server.enqueueCallback(
          new DefaultOAuth2TokenCallback(
              ISSUER,
              "test-operator",
              "JWT",
              List.of(CLIENT),
              Map.of("groups", List.of("fund-ops")),
              HOUR));
    }
    return Map.of(
        "quarkus.oidc.tenant-enabled",
        "true",
        "quarkus.oidc.auth-server-url",
        server.issuerUrl(ISSUER).toString(),
        "quarkus.oidc.client-id",
        CLIENT,
        "quarkus.oidc.credentials.secret",
        "a-secret-of-a-test-with-more-than-32-characters");
  }

  @Override
  public void stop() {
    server.shutdown();
  }
}
