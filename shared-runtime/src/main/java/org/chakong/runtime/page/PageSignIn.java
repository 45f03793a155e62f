package org.chakong.runtime.page;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import org.chakong.runtime.start.ServiceRoom;

/**
 * Demo mode: who signed in on the sign-in page is known by a cookie, on pages only. The APIs never
 * look at it, so that no other site can have a browser call them in the reader's name.
 */
@Singleton
class PageSignIn implements HttpAuthenticationMechanism {

  static final String COOKIE = "chakong-page";

  private static final int BEFORE_BEARER_TOKENS = DEFAULT_PRIORITY + 1000;

  private final ServiceRoom room;

  PageSignIn(ServiceRoom room) {
    this.room = room;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext http, IdentityProviderManager providers) {
    Cookie cookie = room.demo() && PagePaths.isPage(http) ? http.request().getCookie(COOKIE) : null;
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
    return Uni.createFrom().nullItem();
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(TokenAuthenticationRequest.class);
  }

  @Override
  public int getPriority() {
    return BEFORE_BEARER_TOKENS;
  }
}
