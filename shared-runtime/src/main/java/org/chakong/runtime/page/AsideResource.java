package org.chakong.runtime.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.task.AsideTask;
import org.chakong.runtime.task.AsideTasks;

/** Tasks that were set aside 搁置任务, to be looked at and sent again. */
@Path(AsideResource.PATH)
@jakarta.ws.rs.Produces(PageWriter.HTML)
public class AsideResource {

  static final String PATH = "/pages/aside";

  private static final String COURT_OPS = "court-ops";
  private static final String FUND_OPS = "fund-ops";
  private static final int IN_THE_MENU = 910;
  private static final int SHOWN = 200;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final AsideTasks aside;
  private final SecurityIdentity person;
  private final RoutingContext http;

  AsideResource(
      @Location("page/aside.html") Template template,
      PageWriter pages,
      PageTexts texts,
      AsideTasks aside,
      SecurityIdentity person,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.aside = aside;
    this.person = person;
    this.http = http;
  }

  /** A task in words. */
  public record Line(long id, String at, String task, String subject, int failures, String why) {}

  @jakarta.enterprise.inject.Produces
  @Singleton
  static MenuEntry entry() {
    return new MenuEntry(IN_THE_MENU, PATH, "aside", Set.of(COURT_OPS, FUND_OPS));
  }

  @GET
  @RolesAllowed({COURT_OPS, FUND_OPS})
  public String list() {
    Language language = Language.of(http);
    List<Line> lines =
        aside.oldest(SHOWN).stream().map(task -> line(task, texts.in(language))).toList();
    return pages.write(template, http, "aside", Map.of("lines", lines));
  }

  @POST
  @Path("/{id}")
  @RolesAllowed({COURT_OPS, FUND_OPS})
  public Response again(long id) {
    aside.again(id, person.getPrincipal().getName());
    return Response.seeOther(URI.create(PATH)).build();
  }

  private static Line line(AsideTask task, Map<String, String> words) {
    return new Line(
        task.id(),
        TIME.format(task.at().atZone(LegalZone.ZONE)),
        words.getOrDefault("task_" + task.task().replace('-', '_'), task.task()),
        task.subject(),
        task.failures(),
        task.why());
  }
}
