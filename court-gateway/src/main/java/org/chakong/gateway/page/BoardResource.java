package org.chakong.gateway.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.request.Action;
import org.chakong.gateway.freeze.FreezeBoard;
import org.chakong.gateway.request.Board;
import org.chakong.gateway.request.Board.View;
import org.chakong.gateway.request.BoardEntry;
import org.chakong.gateway.request.FindRequests;
import org.chakong.gateway.request.Position;
import org.chakong.gateway.web.Caller;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.MenuEntry;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** What is running, due soon, overdue and undelivered, the nearest deadline first. */
@Path(BoardResource.PATH)
@jakarta.ws.rs.Produces(PageWriter.HTML)
public class BoardResource {

  static final String PATH = "/pages/board";

  private static final int IN_THE_MENU = 100;
  private static final int FREEZES_FOUND = 20;
  private static final int FREEZES_AT_MOST = 10;
  private static final int DAYS = 30;

  /** An id number of either length, whether it adds up or has a digit mistyped. */
  private static final Pattern OF_PERSON = Pattern.compile("\\d{15}|\\d{17}[\\dXx]");

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final Board board;
  private final FindRequests search;
  private final FreezeBoard freezes;
  private final Caller caller;
  private final LegalClock clock;
  private final RoutingContext http;

  BoardResource(
      @Location("gateway/board.html") Template template,
      PageWriter pages,
      PageTexts texts,
      Board board,
      FindRequests search,
      FreezeBoard freezes,
      Caller caller,
      LegalClock clock,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.board = board;
    this.search = search;
    this.freezes = freezes;
    this.caller = caller;
    this.clock = clock;
    this.http = http;
  }

  /** A view with how many requests it holds. */
  public record Tab(String label, long count, String address, boolean here) {}

  @Produces
  @Singleton
  static MenuEntry entry() {
    return new MenuEntry(IN_THE_MENU, PATH, "board", Set.of(Caller.COURT_OPS, Caller.CASE_SYSTEM));
  }

  @GET
  @RolesAllowed({Caller.COURT_OPS, Caller.CASE_SYSTEM})
  public String show(
      @RestQuery String view,
      @RestQuery String court,
      @RestQuery String centre,
      @RestQuery String action,
      @RestQuery String status,
      @RestQuery String q,
      @RestQuery String cursor) {
    BoardWords words = new BoardWords(texts, Language.of(http), clock.instant());
    String onlyCourt = caller.onlyCourt().orElse(null);
    String sought = BoardChoice.blankToNull(q);
    if (isOfPerson(sought)) {
      throw new RedirectionException(Response.Status.SEE_OTHER, URI.create(PATH));
    }
    String after = BoardChoice.blankToNull(cursor);
    Map<String, Object> data = new HashMap<>();
    BoardChoice choice = BoardChoice.of(view, court, centre, action, status, onlyCourt);
    List<Board.Tally> tallies = board.tallies(onlyCourt, choice.filter());
    data.put("tabs", tabs(words, choice, tallies, sought == null));
    data.put("q", sought == null ? "" : sought);
    if (sought == null) {
      list(data, choice, after, words);
      choices(data, choice, tallies, onlyCourt, words);
    } else {
      found(data, sought, onlyCourt, after, words);
    }
    return pages.write(template, http, "board", data);
  }

  /** Looks at what was typed before it stands in an address: an id number may have been pasted. */
  @POST
  @Path("/find")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Caller.COURT_OPS, Caller.CASE_SYSTEM})
  public Response find(@RestForm String q) {
    String sought = BoardChoice.blankToNull(q);
    return Response.seeOther(
            URI.create(sought == null || isOfPerson(sought) ? PATH : address(sought)))
        .build();
  }

  private static boolean isOfPerson(String sought) {
    return sought != null && OF_PERSON.matcher(sought.strip()).matches();
  }

  private static String address(String sought) {
    return PATH + "?q=" + URLEncoder.encode(sought, StandardCharsets.UTF_8);
  }

  private void list(Map<String, Object> data, BoardChoice choice, String cursor, BoardWords words) {
    Page<BoardEntry> found = board.list(choice.view(), choice.filter(), Board.page(cursor));
    lines(data, found, choice.address(), words);
    data.put(
        "freezes",
        freezes
            .expiring(
                choice.filter().court(),
                choice.filter().fundCentre(),
                DAYS,
                FreezeBoard.page(FREEZES_AT_MOST, null))
            .items()
            .stream()
            .map(words::freeze)
            .toList());
  }

  private void found(
      Map<String, Object> data, String sought, String court, String cursor, BoardWords words) {
    lines(data, search.by(sought, court, Position.page(null, cursor)), address(sought), words);
    data.put(
        "freezes", freezes.by(sought, court, FREEZES_FOUND).stream().map(words::freeze).toList());
  }

  private static void lines(
      Map<String, Object> data, Page<BoardEntry> found, String address, BoardWords words) {
    data.put("lines", found.items().stream().map(words::line).toList());
    data.put("next", found.next() == null ? "" : address + "&cursor=" + found.next());
  }

  private static List<Tab> tabs(
      BoardWords words, BoardChoice choice, List<Board.Tally> tallies, boolean listed) {
    return Arrays.stream(View.values())
        .map(view ->
            new Tab(
                words.of(view),
                tallies.stream().filter(choice::takes).mapToLong(tally -> tally.of(view)).sum(),
                choice.with(view).address(),
                listed && view == choice.view()))
        .toList();
  }

  private static void choices(
      Map<String, Object> data,
      BoardChoice choice,
      List<Board.Tally> tallies,
      String onlyCourt,
      BoardWords words) {
    Board.Filter filter = choice.filter();
    data.put("view", choice.view().name());
    data.put("narrowed", choice.isNarrowed(onlyCourt));
    data.put("anyCourt", onlyCourt == null);
    data.put("courts", Choice.of(tallies.stream().map(Board.Tally::court), filter.court()));
    data.put(
        "centres", Choice.of(tallies.stream().map(Board.Tally::fundCentre), filter.fundCentre()));
    data.put("actions", Choice.of(List.of(Action.values()), filter.action(), words::of));
    data.put("statuses", Choice.of(BoardChoice.OPEN, filter.status(), words::of));
  }
}
