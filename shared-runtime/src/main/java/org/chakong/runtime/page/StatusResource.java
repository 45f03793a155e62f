package org.chakong.runtime.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.chakong.contracts.calendar.LegalZone;

/** What is wrong now, in words that the person on duty can act on, and how much there is to do. */
@Path(StatusResource.PATH)
@jakarta.ws.rs.Produces(PageWriter.HTML)
public class StatusResource {

  static final String PATH = "/pages/status";

  private static final String COURT_OPS = "court-ops";
  private static final String AUDITOR = "auditor";
  private static final String CLERK = "fund-clerk";
  private static final String SUPERVISOR = "fund-supervisor";
  private static final String FUND_OPS = "fund-ops";
  private static final int IN_THE_MENU = 900;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final List<String> FIGURES =
      List.of(
          "chakong.requests.overdue",
          "chakong.requests.due.soon",
          "chakong.requests.without.deadline",
          "chakong.reviews.waiting",
          "chakong.delivery.refused",
          "chakong.objections.overdue");

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final FindTrouble troubles;
  private final Clock legal;
  private final RoutingContext http;

  StatusResource(
      @Location("page/status.html") Template template,
      PageWriter pages,
      PageTexts texts,
      FindTrouble troubles,
      Clock legal,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.troubles = troubles;
    this.legal = legal;
    this.http = http;
  }

  /** A trouble in words. */
  public record Line(boolean urgent, String words, List<String> details, String anchor) {}

  /** A figure with its name. */
  public record Figure(String label, long value) {}

  @Produces
  @Singleton
  static MenuEntry entry() {
    return new MenuEntry(
        IN_THE_MENU, PATH, "status", Set.of(COURT_OPS, AUDITOR, CLERK, SUPERVISOR, FUND_OPS));
  }

  @GET
  @RolesAllowed({COURT_OPS, AUDITOR, CLERK, SUPERVISOR, FUND_OPS})
  public String show() {
    Language language = Language.of(http);
    List<Line> lines = troubles.now().stream().map(trouble -> line(trouble, language)).toList();
    return pages.write(
        template,
        http,
        "status",
        Map.of(
            "lines",
            lines,
            "verdict",
            lines.isEmpty()
                ? texts.say(language, "status_fine")
                : texts.say(language, "status_troubles", lines.size()),
            "figures",
            figures(language),
            "checkedAt",
            TIME.format(legal.instant().atZone(LegalZone.ZONE))));
  }

  private Line line(Trouble trouble, Language language) {
    String words =
        trouble.value().isEmpty()
            ? texts.say(language, trouble.text())
            : texts.say(language, trouble.text(), trouble.value());
    return new Line(trouble.urgent(), words, trouble.details(), trouble.anchor());
  }

  private List<Figure> figures(Language language) {
    return FIGURES.stream().flatMap(gauge -> figure(gauge, language)).toList();
  }

  private Stream<Figure> figure(String gauge, Language language) {
    OptionalLong value = troubles.figure(gauge);
    String key = "figure_" + gauge.substring("chakong.".length()).replace('.', '_');
    return value.isEmpty()
        ? Stream.empty()
        : Stream.of(new Figure(texts.say(language, key), value.getAsLong()));
  }
}
