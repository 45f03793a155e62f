package org.chakong.runtime.page;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Takes what changes something only from our own pages: a page of somebody else could have a
 * signed-in reader's browser send it. A browser says where a request comes from and no script can
 * make it say otherwise; a request that says nothing is refused too.
 */
@Singleton
class SameOrigin {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  @ServerRequestFilter(preMatching = true)
  public void check(RoutingContext http) {
    HttpServerRequest request = http.request();
    if (PagePaths.isPage(http) && !SAFE.contains(request.method().name()) && !isOurs(request)) {
      throw new ProblemException(ProblemCode.FORBIDDEN);
    }
  }

  private static boolean isOurs(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    // browsers leave Sec-Fetch-Site out over plain HTTP; the scheme may be lost behind a proxy
    String origin = request.getHeader("Origin");
    String host = request.getHeader("Host");
    try {
      return origin != null
          && host != null
          && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
