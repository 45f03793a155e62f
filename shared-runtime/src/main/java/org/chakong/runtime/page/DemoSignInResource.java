package org.chakong.runtime.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chakong.runtime.demo.DemoTokens;
import org.chakong.runtime.web.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;

/** Demo mode only: the page on which one says who one wants to be. */
@Path(PagePaths.SIGN_IN)
@PermitAll
@Produces(PageWriter.HTML)
@EndpointDisabled(name = "chakong.demo", stringValue = "false", disableIfMissing = true)
public class DemoSignInResource {

  private static final Duration VALIDITY = Duration.ofHours(8);
  private static final String JIAOZUO = "410800";

  /** Of the courts that the contract names for a centre, the one of the person who reads. */
  private static final Map<String, String> COURTS = Map.of(JIAOZUO, "豫0811", "310100", "沪0101");

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final DemoTokens tokens;
  private final String side;
  private final String court;
  private final RoutingContext http;

  DemoSignInResource(
      @Location("page/sign-in.html") Template template,
      PageWriter pages,
      PageTexts texts,
      DemoTokens tokens,
      @ConfigProperty(name = "chakong.side") String side,
      @ConfigProperty(name = "chakong.centre") Optional<String> centre,
      @ConfigProperty(name = "chakong.demo.courts") Optional<List<String>> courts,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.tokens = tokens;
    this.side = side;
    this.court =
        courts
            .map(List::getFirst)
            .orElse(COURTS.getOrDefault(centre.orElse(""), COURTS.get(JIAOZUO)));
    this.http = http;
  }

  /** A person to choose, in words. */
  public record Choice(String subject, String name, String role) {}

  @GET
  public String choose(@RestQuery String to) {
    return pages.write(
        template, http, "sign_in", Map.of("choices", choices(), "to", PagePaths.own(to)));
  }

  @POST
  public Response signIn(@FormParam("person") String subject, @FormParam("to") String to) {
    DemoPerson person =
        DemoPerson.at(side, subject).orElseThrow(() -> ProblemException.malformed("person"));
    String token = tokens.issue(person.roles(), court(person), person.subject(), VALIDITY);
    // no TLS in demo mode, which listens on this machine only
    return Response.seeOther(URI.create(PagePaths.own(to)))
        .cookie(PageCookie.keep(PageSignIn.COOKIE, token, VALIDITY, false))
        .build();
  }

  private String court(DemoPerson person) {
    return person.roles().contains(DemoPerson.CASE_SYSTEM) ? court : null;
  }

  private List<Choice> choices() {
    Language language = Language.of(http);
    return DemoPerson.at(side).stream()
        .map(person ->
            new Choice(
                person.subject(),
                texts.say(language, "user_" + person.subject().replace('-', '_')),
                texts.say(language, "role_" + person.roles().iterator().next().replace('-', '_'))))
        .toList();
  }
}
