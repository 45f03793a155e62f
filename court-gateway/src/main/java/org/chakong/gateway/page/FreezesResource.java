package org.chakong.gateway.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chakong.contracts.api.CourtFreeze;
import org.chakong.contracts.api.Page;
import org.chakong.gateway.freeze.FreezeBoard;
import org.chakong.gateway.web.Caller;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.jboss.resteasy.reactive.RestQuery;

/** All freezes that end soon, those that end first first. */
@Path(FreezesResource.PATH)
@Produces(PageWriter.HTML)
public class FreezesResource {

  static final String PATH = "/pages/freezes";

  private static final List<Integer> DAYS = List.of(30, 7, 60, 90, 180);

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final FreezeBoard freezes;
  private final Caller caller;
  private final LegalClock clock;
  private final RoutingContext http;

  FreezesResource(
      @Location("gateway/freezes.html") Template template,
      PageWriter pages,
      PageTexts texts,
      FreezeBoard freezes,
      Caller caller,
      LegalClock clock,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.freezes = freezes;
    this.caller = caller;
    this.clock = clock;
    this.http = http;
  }

  @GET
  @RolesAllowed({Caller.COURT_OPS, Caller.CASE_SYSTEM})
  public String show(@RestQuery String days, @RestQuery String cursor) {
    BoardWords words = new BoardWords(texts, Language.of(http), clock.instant());
    int within =
        DAYS.stream()
            .filter(some -> Objects.equals(some.toString(), days))
            .findFirst()
            .orElse(DAYS.getFirst());
    Page<CourtFreeze> found =
        freezes.expiring(
            caller.onlyCourt().orElse(null),
            null,
            within,
            FreezeBoard.page(null, BoardChoice.blankToNull(cursor)));
    Map<String, Object> data = new HashMap<>();
    data.put("freezes", found.items().stream().map(words::freeze).toList());
    data.put(
        "next", found.next() == null ? "" : PATH + "?days=" + within + "&cursor=" + found.next());
    data.put("days", choices(within, words));
    return pages.write(template, http, "freezes", data);
  }

  private static List<Choice> choices(int within, BoardWords words) {
    return DAYS.stream()
        .sorted()
        .map(days -> new Choice(days.toString(), words.say("freezes_days", days), days == within))
        .toList();
  }
}
