package org.chakong.runtime.page;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Set;
import org.chakong.runtime.start.ServiceRoom;

/**
 * Who calls is found out by path. On pages it is a cookie: of the OpenID provider's sign-in, or in
 * demo mode of the sign-in page. The APIs know bearer tokens and never look at a cookie, so that no
 * other site can have a browser call them in the reader's name.
 */
@Alternative
@Priority(1)
@Singleton
class PageSignIn implements HttpAuthenticationMechanism {

  static final String COOKIE = "chakong-page";

  private final JWTAuthMechanism bearer;
  private final OidcAuthenticationMechanism provider;
  private final IdentityProvider configured;
  private final ServiceRoom room;

  PageSignIn(
      JWTAuthMechanism bearer,
      OidcAuthenticationMechanism provider,
      IdentityProvider configured,
      ServiceRoom room) {
    this.bearer = bearer;
    this.provider = provider;
    this.configured = configured;
    this.room = room;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext http, IdentityProviderManager providers) {
    boolean token = http.request().headers().contains(HttpHeaders.AUTHORIZATION);
    if (token || !PagePaths.isPage(http)) {
      return bearer.authenticate(http, providers);
    }
    if (configured.isConfigured()) {
      return provider.authenticate(http, providers);
    }
    return room.demo() ? demoPerson(http, providers) : Uni.createFrom().nullItem();
  }

  private static Uni<SecurityIdentity> demoPerson(
      RoutingContext http, IdentityProviderManager providers) {
    Cookie cookie = http.request().getCookie(COOKIE);
    if (cookie == null) {
      return Uni.createFrom().nullItem();
    }
    TokenAuthenticationRequest token =
        new TokenAuthenticationRequest(new JsonWebTokenCredential(cookie.getValue()));
    // one that is over leads to the sign-in page as none does
    return providers
        .authenticate(HttpSecurityUtils.setRoutingContextAttribute(token, http))
        .onFailure(AuthenticationFailedException.class)
        .recoverWithNull();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext http) {
    return PagePaths.isPage(http) && configured.isConfigured()
        ? provider.getChallenge(http)
        : bearer.getChallenge(http);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(TokenAuthenticationRequest.class);
  }
}
