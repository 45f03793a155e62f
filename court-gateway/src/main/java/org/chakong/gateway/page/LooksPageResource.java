package org.chakong.gateway.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriBuilder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chakong.contracts.api.Look;
import org.chakong.contracts.api.Page;
import org.chakong.gateway.look.Looks;
import org.chakong.gateway.web.Caller;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.MenuEntry;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestQuery;

/** Who looked at whose data 查阅记录, newest first; nothing on the page is personal data. */
@Path(LooksPageResource.PATH)
@jakarta.ws.rs.Produces(PageWriter.HTML)
@RolesAllowed({Caller.COURT_OPS, Caller.AUDITOR})
public class LooksPageResource {

  static final String PATH = "/pages/looks";

  private static final int IN_THE_MENU = 950;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final Looks looks;
  private final RoutingContext http;

  LooksPageResource(
      @Location("gateway/looks.html") Template template,
      PageWriter pages,
      PageTexts texts,
      Looks looks,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.looks = looks;
    this.http = http;
  }

  /**
   * A look in words.
   *
   * @param requestNo of the request that leads to its page, empty for none
   */
  public record Line(String at, String by, String kind, String requestNo, String registry) {}

  @Produces
  @Singleton
  static MenuEntry entry() {
    return new MenuEntry(IN_THE_MENU, PATH, "looks", Set.of(Caller.COURT_OPS, Caller.AUDITOR));
  }

  @GET
  public String list(
      @RestQuery String person,
      @RestQuery String requestNo,
      @RestQuery String day,
      @RestQuery String cursor) {
    Looks.Filter filter = new Looks.Filter(given(person), given(requestNo), day(given(day)));
    PageRequest asked = PageRequest.of(null, given(cursor), 1);
    long below = asked.after().map(Cursor::onlyNumber).orElse(Long.MAX_VALUE);
    Page<Line> shown =
        asked.page(
            looks.newest(filter, below, asked.fetch()),
            listed -> line(listed.look()),
            listed -> Cursor.after(listed.id()));
    Map<String, Object> data = new HashMap<>();
    data.put("person", typed(person));
    data.put("requestNo", typed(requestNo));
    data.put("day", typed(day));
    data.put("lines", shown.items());
    data.put("next", shown.next() == null ? "" : next(person, requestNo, day, shown.next()));
    return pages.write(template, http, "looks", data);
  }

  private Line line(Look look) {
    Language language = Language.of(http);
    List<String> requests = look.requestNos();
    return new Line(
        TIME.format(look.at()),
        texts.in(language).getOrDefault("user_" + look.by().replace('-', '_'), look.by()),
        texts.say(language, "look_" + look.kind().name().toLowerCase(Locale.ROOT)),
        requests.isEmpty() ? "" : requests.getFirst(),
        look.registry() == null ? "" : registry(look, language));
  }

  private String registry(Look look, Language language) {
    String name =
        texts.say(language, "registry_" + look.registry().name().toLowerCase(Locale.ROOT));
    return name + " " + String.join(", ", look.numbers().stream().map(String::valueOf).toList());
  }

  private static LocalDate day(String given) {
    try {
      return given == null ? null : LocalDate.parse(given);
    } catch (DateTimeException e) {
      throw ProblemException.malformed("day");
    }
  }

  private static String next(String person, String requestNo, String day, String cursor) {
    return UriBuilder.fromPath(PATH)
        .queryParam("person", typed(person))
        .queryParam("requestNo", typed(requestNo))
        .queryParam("day", typed(day))
        .queryParam("cursor", cursor)
        .build()
        .toString();
  }

  /** An empty field restricts nothing. */
  private static String given(String field) {
    return field == null || field.isBlank() ? null : field.strip();
  }

  private static String typed(String field) {
    return field == null ? "" : field.strip();
  }
}
