package org.chakong.runtime.registry.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.registry.RegistryLooks;
import org.chakong.runtime.registry.RegistryRoles;
import org.chakong.runtime.registry.RegistryView;
import org.chakong.runtime.registry.RegistryView.Listed;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * One registry: what holds on a day, and what has certain words in it. Words that are looked for
 * may be somebody's name and stand in no address.
 */
@Path(RegistryMenu.PATH + "/{kind}")
@Produces(PageWriter.HTML)
@RolesAllowed(RegistryRoles.READERS)
public class RegistryListResource {

  private static final int FOUND_AT_MOST = 100;

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final RegistryView view;
  private final RegistryLooks looks;
  private final SecurityIdentity caller;
  private final Set<String> proposers;
  private final Clock clock;
  private final RoutingContext http;

  RegistryListResource(
      @Location("registry/list.html") Template template,
      PageWriter pages,
      PageTexts texts,
      RegistryView view,
      RegistryLooks looks,
      SecurityIdentity caller,
      @ConfigProperty(name = "chakong.registries.proposers") Set<String> proposers,
      Clock clock,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.view = view;
    this.looks = looks;
    this.caller = caller;
    this.proposers = proposers;
    this.clock = clock;
    this.http = http;
  }

  /** An entry as a line of the table. */
  public record Line(long id, List<String> cells, String days, String at, String by) {}

  /** What is asked for; empty fields restrict nothing. */
  private record Asked(String at, String court, String cursor, String words) {

    Asked {
      at = typed(at);
      court = typed(court);
      cursor = typed(cursor);
      words = typed(words);
    }

    private static String typed(String field) {
      return field == null ? "" : field.strip();
    }
  }

  @GET
  public String list(
      @RestPath String kind,
      @RestQuery String at,
      @RestQuery String court,
      @RestQuery String cursor) {
    return write(RegistryListResource.kind(kind), new Asked(at, court, cursor, ""), false);
  }

  /** What is found may be said by the words looked for, so finding persons is written down too. */
  @POST
  @Path("/search")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String search(@RestPath String kind, @RestForm String words) {
    return write(RegistryListResource.kind(kind), new Asked("", "", "", words), false);
  }

  /** The same with persons in full; that somebody asked for them is written down first. */
  @POST
  @Path("/persons")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String persons(
      @RestPath String kind,
      @RestForm String at,
      @RestForm String court,
      @RestForm String cursor,
      @RestForm String words) {
    return write(RegistryListResource.kind(kind), new Asked(at, court, cursor, words), true);
  }

  static RegistryKind kind(String path) {
    return RegistryKind.ofPath(path).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
  }

  private String write(RegistryKind kind, Asked asked, boolean whole) {
    RegistryWords words = new RegistryWords(texts, Language.of(http));
    LocalDate day = day(asked.at());
    Page<Listed> found = found(kind, asked, day);
    boolean searched = RecordFields.hasPersons(kind) && !asked.words().isEmpty();
    if ((whole || searched) && !found.items().isEmpty()) {
      looks.atEntries(kind, found.items().stream().map(Listed::id).toList());
    }
    Map<String, Object> data = new HashMap<>();
    data.put("kind", kind.path());
    data.put(
        "columns",
        RecordFields.shown(kind).stream().map(field -> words.label(kind, field)).toList());
    data.put("lines", found.items().stream().map(one -> line(one, words, whole)).toList());
    data.put("next", found.next() == null ? "" : next(kind, asked, found.next()));
    data.put("day", day);
    data.put("at", asked.at());
    data.put("court", asked.court());
    data.put("cursor", asked.cursor());
    data.put("words", asked.words());
    data.put("mayAsk", RecordFields.hasPersons(kind) && !whole);
    data.put("whole", whole);
    data.put("mayPropose", proposers.stream().anyMatch(caller::hasRole));
    return pages.write(template, http, RegistryWords.title(kind), data);
  }

  private Page<Listed> found(RegistryKind kind, Asked asked, LocalDate day) {
    if (!asked.words().isEmpty()) {
      return new Page<>(view.containing(kind, asked.words(), FOUND_AT_MOST), null);
    }
    PageRequest page = PageRequest.of(null, asked.cursor().isEmpty() ? null : asked.cursor(), 1);
    String court = asked.court().isEmpty() ? null : asked.court();
    long after = page.after().map(Cursor::onlyNumber).orElse(0L);
    return page.page(
        view.on(kind, day, court, after, page.fetch()), one -> one, one -> Cursor.after(one.id()));
  }

  private static Line line(Listed one, RegistryWords words, boolean whole) {
    var entry = one.entry();
    return new Line(
        one.id(),
        RecordFields.shown(entry.record().kind()).stream()
            .map(field -> RegistryWords.value(entry.record(), field, whole))
            .toList(),
        words.days(entry.validFrom(), entry.validUntil()),
        words.at(entry.registeredAt()),
        words.by(entry));
  }

  private LocalDate day(String at) {
    try {
      return at.isEmpty() ? LegalZone.dayOf(clock.instant()) : LocalDate.parse(at);
    } catch (DateTimeException e) {
      throw ProblemException.malformed("at");
    }
  }

  private static String next(RegistryKind kind, Asked asked, String cursor) {
    return UriBuilder.fromPath(RegistryMenu.PATH + "/{kind}")
        .queryParam("at", asked.at())
        .queryParam("court", asked.court())
        .queryParam("cursor", cursor)
        .build(kind.path())
        .toString();
  }
}
