package org.chakong.runtime.page;

import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.runtime.web.ProblemException;

/** Where pages begin and end: the first page, the language, sign-out, and what is no page. */
@Path(PagePaths.ROOT)
@Singleton
@Produces(PageWriter.HTML)
public class PageResource {

  private static final Duration LONG = Duration.ofDays(365);
  private static final int SEE_OTHER = 303;

  private final PageWriter pages;
  private final IdentityProvider provider;
  private final OidcSession session;
  private final RoutingContext http;

  PageResource(
      PageWriter pages, IdentityProvider provider, OidcSession session, RoutingContext http) {
    this.pages = pages;
    this.provider = provider;
    this.session = session;
    this.http = http;
  }

  void front(@Observes Router router) {
    router
        .get("/")
        .handler(arrived ->
            arrived
                .response()
                .setStatusCode(SEE_OTHER)
                .putHeader("Location", PagePaths.ROOT)
                .end());
  }

  /** The first page of the menu that the person may open. */
  @GET
  @Authenticated
  public Response first() {
    return pages.menu(http).stream()
        .findFirst()
        .map(entry -> to(entry.path()))
        .orElseThrow(() -> new ProblemException(ProblemCode.FORBIDDEN))
        .build();
  }

  @POST
  @Path("/language")
  @PermitAll
  public Response language(@FormParam("language") String tag, @FormParam("back") String back) {
    Language chosen = Language.of(tag).orElseThrow(() -> ProblemException.malformed("language"));
    return to(PagePaths.own(back))
        .cookie(PageCookie.keep(Language.COOKIE, chosen.tag(), LONG, false))
        .build();
  }

  /** Where the OpenID provider sends people back to; the page they wanted comes after it. */
  @GET
  @Path("/signed-in")
  @Authenticated
  public Response signedIn() {
    return to(PagePaths.ROOT).build();
  }

  /** Ends the session here, and the provider's too where it lets others ask for that. */
  @POST
  @Path("/sign-out")
  @Authenticated
  public Uni<Response> signOut(@Context UriInfo address) {
    if (!provider.isConfigured()) {
      return Uni.createFrom()
          .item(to(PagePaths.ROOT).cookie(PageCookie.forget(PageSignIn.COOKIE)).build());
    }
    URI back = address.getBaseUri().resolve(PagePaths.ROOT);
    Response away =
        provider
            .signOut(session.getIdToken().getRawToken(), back)
            .map(place -> Response.seeOther(place).build())
            .orElseGet(() -> to(PagePaths.ROOT).build());
    return session.logout().replaceWith(away);
  }

  @GET
  @Path("/{unknown:(?!static/).+}")
  @PermitAll
  public Response unknown() {
    throw new ProblemException(ProblemCode.NOT_FOUND);
  }

  private static Response.ResponseBuilder to(String page) {
    return Response.seeOther(URI.create(page));
  }
}
