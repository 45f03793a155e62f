package org.chakong.runtime.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.chakong.contracts.problem.ProblemCode;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a path or query with the character NUL before anything looks for it: PostgreSQL cannot
 * hold it, so that nothing of that name exists, and asking would end as an error of ours.
 */
@Singleton
class StorableUrl {

  private static final int NUL = 0;

  @ServerRequestFilter
  public void check(ContainerRequestContext request) {
    UriInfo url = request.getUriInfo();
    if (url.getPathParameters().values().stream().anyMatch(StorableUrl::unstorable)) {
      throw new ProblemException(ProblemCode.NOT_FOUND);
    }
    url.getQueryParameters()
        .forEach((name, values) -> {
          if (unstorable(values)) {
            throw ProblemException.malformed(name);
          }
        });
  }

  private static boolean unstorable(List<String> values) {
    return values.stream().anyMatch(value -> value.indexOf(NUL) >= 0);
  }
}
