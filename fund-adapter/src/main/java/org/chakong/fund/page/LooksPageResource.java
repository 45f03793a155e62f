package org.chakong.fund.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.chakong.contracts.api.Look;
import org.chakong.contracts.api.Page;
import org.chakong.fund.look.Looks;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.jboss.resteasy.reactive.RestQuery;

/** Who looked at whose data 查阅记录, newest first; nothing on the page is personal data. */
@Path(LooksPageResource.PATH)
@Produces(PageWriter.HTML)
@RolesAllowed(DeskMenu.OPS)
public class LooksPageResource {

  static final String PATH = "/pages/looks";

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final Looks looks;
  private final Clock legal;
  private final RoutingContext http;

  LooksPageResource(
      @Location("fund/looks.html") Template template,
      PageWriter pages,
      PageTexts texts,
      Looks looks,
      Clock legal,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.looks = looks;
    this.legal = legal;
    this.http = http;
  }

  /** A look in words; {@code shown} are the requests, or the registry with its numbers. */
  public record Line(String at, String by, String kind, String shown) {}

  @GET
  public String list(
      @RestQuery String person,
      @RestQuery String requestNo,
      @RestQuery String accountNo,
      @RestQuery String cursor) {
    Looks.Filter filter = new Looks.Filter(given(person), given(requestNo), given(accountNo));
    PageRequest asked = PageRequest.of(null, cursor, 1);
    long below = asked.after().map(Cursor::onlyNumber).orElse(Long.MAX_VALUE);
    DeskWords words = new DeskWords(texts, Language.of(http), legal.instant());
    Page<Line> shown =
        asked.page(
            looks.newest(filter, below, asked.fetch()),
            listed -> line(listed.look(), words),
            listed -> Cursor.after(listed.id()));
    Map<String, Object> data = new HashMap<>();
    data.put("person", typed(person));
    data.put("requestNo", typed(requestNo));
    data.put("accountNo", typed(accountNo));
    data.put("lines", shown.items());
    data.put("next", shown.next() == null ? "" : next(filter, shown.next()));
    return pages.write(template, http, "looks", data);
  }

  private static Line line(Look look, DeskWords words) {
    return new Line(
        words.at(look.at()),
        words.person(look.by()),
        words.word("look", look.kind()),
        shown(look, words));
  }

  private static String shown(Look look, DeskWords words) {
    return look.registry() == null
        ? String.join(", ", look.requestNos())
        : words.word("registry", look.registry())
            + " "
            + String.join(", ", look.numbers().stream().map(String::valueOf).toList());
  }

  private static String next(Looks.Filter filter, String cursor) {
    return UriBuilder.fromPath(PATH)
        .queryParam("person", typed(filter.person()))
        .queryParam("requestNo", typed(filter.requestNo()))
        .queryParam("accountNo", typed(filter.accountNo()))
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
