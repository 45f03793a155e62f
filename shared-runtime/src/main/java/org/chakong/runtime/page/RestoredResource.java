package org.chakong.runtime.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.restore.LeftToPeople;
import org.chakong.runtime.restore.LeftToPeople.Left;
import org.chakong.runtime.restore.LeftToPeople.Said;
import org.chakong.runtime.web.ProblemException;

/**
 * Requests that stand otherwise after a restore 恢复备份 than they were signed: one person says what
 * was done about each, another confirms it.
 */
@Path(RestoredResource.PATH)
@jakarta.ws.rs.Produces(PageWriter.HTML)
public class RestoredResource {

  static final String PATH = "/pages/restored";

  private static final String COURT_OPS = "court-ops";
  private static final String FUND_OPS = "fund-ops";
  private static final int IN_THE_MENU = 920;
  private static final int SHOWN = 200;
  private static final int LONGEST = 1000;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final LeftToPeople left;
  private final SecurityIdentity person;
  private final RoutingContext http;

  RestoredResource(
      @Location("page/restored.html") Template template,
      PageWriter pages,
      PageTexts texts,
      LeftToPeople left,
      SecurityIdentity person,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.left = left;
    this.person = person;
    this.http = http;
  }

  /**
   * A request in words.
   *
   * @param said null while nobody has said anything
   */
  public record Line(
      long restoration,
      String requestNo,
      String at,
      String outcome,
      String signed,
      String here,
      Words said) {}

  /**
   * @param other whether the reader is another person, who may confirm it
   */
  public record Words(long id, String reason, String by, String at, boolean other) {}

  @jakarta.enterprise.inject.Produces
  @Singleton
  static MenuEntry entry() {
    return new MenuEntry(IN_THE_MENU, PATH, "restored", Set.of(COURT_OPS, FUND_OPS));
  }

  @GET
  @RolesAllowed({COURT_OPS, FUND_OPS})
  public String list() {
    Map<String, String> words = texts.in(Language.of(http));
    List<Line> lines = left.now().stream().limit(SHOWN).map(one -> line(one, words)).toList();
    return pages.write(template, http, "restored", Map.of("lines", lines));
  }

  @POST
  @Path("/{restoration}/{requestNo}")
  @RolesAllowed({COURT_OPS, FUND_OPS})
  public Response say(long restoration, String requestNo, @FormParam("reason") String reason) {
    String said = Optional.ofNullable(reason).map(String::strip).orElse("");
    if (said.isEmpty() || said.codePointCount(0, said.length()) > LONGEST) {
      throw ProblemException.malformed("reason");
    }
    left.say(restoration, requestNo, said, who());
    return Response.seeOther(URI.create(PATH)).build();
  }

  @POST
  @Path("/confirm/{id}")
  @RolesAllowed({COURT_OPS, FUND_OPS})
  public Response confirm(long id) {
    left.confirm(id, who());
    return Response.seeOther(URI.create(PATH)).build();
  }

  private String who() {
    return person.getPrincipal().getName();
  }

  private Line line(Left one, Map<String, String> words) {
    return new Line(
        one.restoration(),
        one.requestNo(),
        time(one.foundAt()),
        words.get("restored_" + one.outcome().name().toLowerCase(Locale.ROOT)),
        one.signed() == null ? "–" : one.signed(),
        one.here() == null ? "–" : one.here(),
        one.said().map(this::words).orElse(null));
  }

  private Words words(Said said) {
    return new Words(
        said.id(), said.reason(), said.by(), time(said.at()), !said.by().equals(who()));
  }

  private static String time(Instant at) {
    return TIME.format(at.atZone(LegalZone.ZONE));
  }
}
