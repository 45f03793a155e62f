package org.chakong.runtime.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What a browser is told of every page: nothing from elsewhere, in no frame, kept by nobody. */
@Singleton
class PageHeaders {

  private static final int EARLY = 300;

  /** No {@code 'unsafe-inline'}: styles and scripts are files of ours. */
  private static final String CONTENT_SECURITY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

  private final IdentityProvider provider;

  PageHeaders(IdentityProvider provider) {
    this.provider = provider;
  }

  void register(@Observes Filters filters) {
    filters.register(this::mark, EARLY);
  }

  private void mark(RoutingContext http) {
    if (PagePaths.isPage(http)) {
      MultiMap headers = http.response().headers();
      // browsers hold the places that a form is sent on to against this as well
      headers.set(
          "Content-Security-Policy",
          CONTENT_SECURITY + provider.signOutOrigin().map(" "::concat).orElse(""));
      headers.set("X-Content-Type-Options", "nosniff");
      // with "no-referrer" a browser would send Origin: null with its own forms
      headers.set("Referrer-Policy", "same-origin");
      headers.set("Cross-Origin-Opener-Policy", "same-origin");
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      if (!PagePaths.isStatic(http)) {
        headers.set("Cache-Control", "no-store");
      }
    }
    http.next();
  }
}
