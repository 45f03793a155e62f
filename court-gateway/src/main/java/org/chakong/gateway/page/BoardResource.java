package org.chakong.gateway.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.request.Action;
import org.chakong.gateway.freeze.FreezeList;
import org.chakong.gateway.request.Board;
import org.chakong.gateway.request.Board.View;
import org.chakong.gateway.web.Caller;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.MenuEntry;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.jboss.resteasy.reactive.RestQuery;

/** What is running, due soon, overdue and undelivered, the nearest deadline first. */
@Path(BoardResource.PATH)
@jakarta.ws.rs.Produces(PageWriter.HTML)
public class BoardResource {

  static final String PATH = "/pages/board";

  private static final int IN_THE_MENU = 100;
  private static final int FOUND_AT_MOST = 100;
  private static final int FREEZES_AT_MOST = 10;
  private static final int DAYS = 30;

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final Board board;
  private final FreezeList freezes;
  private final Caller caller;
  private final LegalClock clock;
  private final RoutingContext http;

  BoardResource(
      @Location("gateway/board.html") Template template,
      PageWriter pages,
      PageTexts texts,
      Board board,
      FreezeList freezes,
      Caller caller,
      LegalClock clock,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.board = board;
    this.freezes = freezes;
    this.caller = caller;
    this.clock = clock;
    this.http = http;
  }

  /** A view with how many requests it holds. */
  public record Tab(String label, long count, String address, boolean here) {}

  /** An action to choose. */
  public record Choice(String value, String label, boolean here) {}

  @Produces
  @Singleton
  static MenuEntry entry() {
    return new MenuEntry(IN_THE_MENU, PATH, "board", Set.of(Caller.COURT_OPS, Caller.CASE_SYSTEM));
  }

  @GET
  @RolesAllowed({Caller.COURT_OPS, Caller.CASE_SYSTEM})
  public String show(
      @RestQuery String view,
      @RestQuery String action,
      @RestQuery String q,
      @RestQuery String cursor) {
    Language language = Language.of(http);
    BoardWords words = new BoardWords(texts, language, clock.instant());
    String court = caller.onlyCourt().orElse(null);
    View chosen = chosen(View.values(), view).orElse(View.RUNNING);
    Action only = chosen(Action.values(), action).orElse(null);
    String sought = q == null ? "" : q.strip();
    Page<Board.Entry> found =
        sought.isEmpty()
            ? board.list(chosen, court, only, Board.page(blankToNull(cursor)))
            : new Page<>(board.search(sought, court, FOUND_AT_MOST), null);
    Map<String, Object> data = new HashMap<>();
    data.put("lines", found.items().stream().map(words::line).toList());
    data.put("next", found.next() == null ? "" : address(chosen, only) + "&cursor=" + found.next());
    data.put("tabs", tabs(words, sought.isEmpty() ? chosen : null, only, board.counts(court)));
    data.put("actions", actions(words, only));
    data.put("view", chosen.name());
    data.put("q", sought);
    data.put(
        "freezes",
        freezes.expiring(court, DAYS, FREEZES_AT_MOST).stream().map(words::freeze).toList());
    return pages.write(template, http, "board", data);
  }

  private static List<Tab> tabs(BoardWords words, View chosen, Action only, Board.Counts counts) {
    return Arrays.stream(View.values())
        .map(view -> new Tab(words.of(view), counts.of(view), address(view, only), view == chosen))
        .toList();
  }

  private static List<Choice> actions(BoardWords words, Action only) {
    return Arrays.stream(Action.values())
        .map(action -> new Choice(action.name(), words.of(action), action == only))
        .toList();
  }

  private static String address(View view, Action only) {
    return PATH
        + "?view="
        + view.name()
        + (only == null ? "" : "&action=" + URLEncoder.encode(only.name(), StandardCharsets.UTF_8));
  }

  /** Anything that is none of the values counts as no choice. */
  private static <E extends Enum<E>> Optional<E> chosen(E[] values, String name) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
