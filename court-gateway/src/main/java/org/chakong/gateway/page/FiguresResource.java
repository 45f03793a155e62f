package org.chakong.gateway.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.chakong.contracts.api.SlaSummary;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.Action;
import org.chakong.gateway.sla.SlaFilter;
import org.chakong.gateway.sla.SlaHistory;
import org.chakong.gateway.sla.SlaHistory.By;
import org.chakong.gateway.sla.SlaHistory.History;
import org.chakong.gateway.sla.SlaHistory.Step;
import org.chakong.gateway.sla.SlaSummaries;
import org.chakong.gateway.web.Caller;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.MenuEntry;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;

/** How well deadlines were kept over time, as pictures: the figures of {@code /sla/summary}. */
@Path(FiguresResource.PATH)
@jakarta.ws.rs.Produces(PageWriter.HTML)
public class FiguresResource {

  static final String PATH = "/pages/figures";

  private static final int IN_THE_MENU = 200;
  private static final int PICTURES = 12;

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final SlaSummaries summaries;
  private final SlaHistory history;
  private final Caller caller;
  private final LegalClock clock;
  private final RoutingContext http;

  FiguresResource(
      @Location("gateway/figures.html") Template template,
      PageWriter pages,
      PageTexts texts,
      SlaSummaries summaries,
      SlaHistory history,
      Caller caller,
      LegalClock clock,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.summaries = summaries;
    this.history = history;
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
  public String show(@BeanParam FiguresChoice choice) {
    BoardWords words = new BoardWords(texts, Language.of(http), clock.instant());
    String onlyCourt = caller.onlyCourt().orElse(null);
    SlaFilter filter = choice.filter(LegalZone.dayOf(clock.instant()), onlyCourt);
    SlaSummary summary = summaries.of(filter);
    Map<String, Object> data = new HashMap<>();
    data.put("from", filter.from());
    data.put("to", filter.to());
    data.put("anyCourt", onlyCourt == null);
    choices(data, choice, filter, summary, words);
    pictures(data, choice, filter, words);
    tables(data, summary, words);
    return pages.write(template, http, "figures", data);
  }

  private static void choices(
      Map<String, Object> data,
      FiguresChoice choice,
      SlaFilter filter,
      SlaSummary summary,
      BoardWords words) {
    data.put("steps", Choice.of(List.of(Step.values()), choice.step(filter), words::of));
    data.put("bys", Choice.of(List.of(By.values()), choice.by(), words::of));
    data.put("actionChoices", Choice.of(List.of(Action.values()), filter.action(), words::of));
    data.put(
        "centreChoices",
        Choice.of(
            summary.byFundCentre().stream().map(SlaSummary.Figures::fundCentre),
            filter.fundCentre()));
    data.put(
        "courtChoices",
        Choice.of(summary.byCourt().stream().map(SlaSummary.Figures::court), filter.court()));
  }

  private void pictures(
      Map<String, Object> data, FiguresChoice choice, SlaFilter filter, BoardWords words) {
    Step step = choice.step(filter);
    By by = choice.by();
    History found = history.of(filter, step, by);
    int shown = Math.min(found.groups().size(), PICTURES);
    data.put(
        "whole", TrendPicture.of("trend", words.say("figures_total"), found.all(), step, words));
    data.put(
        "groups",
        IntStream.range(0, shown)
            .mapToObj(place -> {
              SlaHistory.Series group = found.groups().get(place);
              String title = by == By.ACTION ? words.of(Action.valueOf(group.of())) : group.of();
              return TrendPicture.of("trend-" + place, title, group, step, words);
            })
            .toList());
    int left = found.groups().size() - shown;
    data.put("left", left == 0 ? "" : words.say("figures_left", left));
    data.put("groupsTitle", words.of(by));
  }

  private static void tables(Map<String, Object> data, SlaSummary summary, BoardWords words) {
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
  }
}
