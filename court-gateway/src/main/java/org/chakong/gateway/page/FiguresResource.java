package org.chakong.gateway.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.chakong.contracts.api.SlaSummary;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.gateway.sla.SlaSummaries;
import org.chakong.gateway.web.Caller;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.MenuEntry;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestQuery;

/** How well deadlines were kept, as charts: the figures of {@code /api/v1/sla/summary}. */
@Path(FiguresResource.PATH)
@jakarta.ws.rs.Produces(PageWriter.HTML)
public class FiguresResource {

  static final String PATH = "/pages/figures";

  private static final int IN_THE_MENU = 200;
  private static final int MONTHS = 6;

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final SlaSummaries summaries;
  private final Caller caller;
  private final LegalClock clock;
  private final RoutingContext http;

  FiguresResource(
      @Location("gateway/figures.html") Template template,
      PageWriter pages,
      PageTexts texts,
      SlaSummaries summaries,
      Caller caller,
      LegalClock clock,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.summaries = summaries;
    this.caller = caller;
    this.clock = clock;
    this.http = http;
  }

  @Produces
  @Singleton
  static MenuEntry entry() {
    return new MenuEntry(
        IN_THE_MENU, PATH, "figures", Set.of(Caller.COURT_OPS, Caller.CASE_SYSTEM));
  }

  @GET
  @RolesAllowed({Caller.COURT_OPS, Caller.CASE_SYSTEM})
  public String show(@RestQuery String from, @RestQuery String to) {
    BoardWords words = new BoardWords(texts, Language.of(http), clock.instant());
    String court = caller.onlyCourt().orElse(null);
    LocalDate last = day("to", to, LegalZone.dayOf(clock.instant()));
    LocalDate first = day("from", from, last.withDayOfMonth(1));
    SlaSummary summary = summaries.of(first, last, court);
    Map<String, Object> data = new HashMap<>();
    data.put("from", first);
    data.put("to", last);
    data.put("months", months(YearMonth.from(last), court, words));
    data.put("total", RateRow.of(words.say("figures_total"), summary.total(), words));
    data.put(
        "actions",
        summary.byAction().stream()
            .map(group -> RateRow.of(words.of(group.action()), group, words))
            .toList());
    data.put(
        "centres",
        summary.byFundCentre().stream()
            .map(group -> RateRow.of(group.fundCentre(), group, words))
            .toList());
    data.put(
        "courts",
        summary.byCourt().stream().map(group -> RateRow.of(group.court(), group, words)).toList());
    return pages.write(template, http, "figures", data);
  }

  private List<MonthColumn> months(YearMonth last, String court, BoardWords words) {
    return IntStream.range(0, MONTHS)
        .mapToObj(place -> month(last.minusMonths(MONTHS - 1L - place), place, court, words))
        .toList();
  }

  private MonthColumn month(YearMonth month, int place, String court, BoardWords words) {
    SlaSummary.Figures total = summaries.of(month.atDay(1), month.atEndOfMonth(), court).total();
    return MonthColumn.of(place, month, RateRow.of(month.toString(), total, words));
  }

  private static LocalDate day(String field, String text, LocalDate otherwise) {
    try {
      return text == null || text.isBlank() ? otherwise : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw ProblemException.malformed(field);
    }
  }
}
