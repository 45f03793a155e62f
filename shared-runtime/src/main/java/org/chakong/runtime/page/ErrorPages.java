package org.chakong.runtime.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.lang.annotation.Annotation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chakong.contracts.problem.Problem;
import org.chakong.runtime.start.ServiceRoom;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Shows on pages as a page what the APIs tell as a problem document. */
@Singleton
class ErrorPages {

  private static final MediaType HTML = MediaType.valueOf(PageWriter.HTML);
  private static final int SERVER_ERROR = 500;

  private final Template template;
  private final PageWriter pages;
  private final ServiceRoom room;
  private final IdentityProvider providers;

  ErrorPages(
      @Location("page/error.html") Template template,
      PageWriter pages,
      ServiceRoom room,
      IdentityProvider providers) {
    this.template = template;
    this.pages = pages;
    this.room = room;
    this.providers = providers;
  }

  @ServerResponseFilter
  public Uni<Void> show(ContainerResponseContext response, RoutingContext http) {
    if (!PagePaths.isPage(http) || !(response.getEntity() instanceof Problem problem)) {
      return Uni.createFrom().voidItem();
    }
    if (providers.isConfigured() && isUnknown(problem, http)) {
      HttpAuthenticator authenticator = http.get(HttpAuthenticator.class.getName());
      return authenticator
          .getChallenge(http)
          .invoke(challenge -> goTo(address(challenge), response))
          .replaceWithVoid();
    }
    tell(problem, response, http);
    return Uni.createFrom().voidItem();
  }

  private void tell(Problem problem, ContainerResponseContext response, RoutingContext http) {
    if (room.demo() && isUnknown(problem, http)) {
      String to = URLEncoder.encode(http.request().uri(), StandardCharsets.UTF_8);
      goTo(PagePaths.SIGN_IN + "?to=" + to, response);
    } else {
      response.setEntity(page(problem, http), new Annotation[0], HTML);
    }
  }

  private static String address(ChallengeData challenge) {
    return challenge.getHeaders().entrySet().stream()
        .filter(header -> HttpHeaders.LOCATION.equalsIgnoreCase(header.getKey().toString()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the provider's challenge leads nowhere"));
  }

  private static void goTo(String address, ContainerResponseContext response) {
    response.setStatus(Status.SEE_OTHER.getStatusCode());
    response.getHeaders().putSingle(HttpHeaders.LOCATION, address);
    response.setEntity(null);
  }

  private static boolean isUnknown(Problem problem, RoutingContext http) {
    return problem.status() == Status.UNAUTHORIZED.getStatusCode()
        && http.request().method().equals(HttpMethod.GET);
  }

  private String page(Problem problem, RoutingContext http) {
    String key = key(problem.status());
    String detail = problem.detail() == null ? "" : problem.detail();
    return pages.write(
        template,
        http,
        key,
        Map.of(
            "status",
            problem.status(),
            "words",
            key + "_text",
            // of a failure the number by which the log knows it
            "detail",
            isToBeRead(problem) ? detail : ""));
  }

  private static boolean isToBeRead(Problem problem) {
    return problem.status() >= SERVER_ERROR
        || problem.status() == Status.CONFLICT.getStatusCode()
        || !problem.violations().isEmpty();
  }

  private static String key(int status) {
    return switch (status) {
      case 401 -> "error_401";
      case 403 -> "error_403";
      case 404 -> "error_404";
      case 405 -> "error_404";
      case 409 -> "error_409";
      default -> status >= SERVER_ERROR ? "error_500" : "error_400";
    };
  }
}
