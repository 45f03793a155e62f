package org.chakong.fund.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chakong.contracts.api.BackEntry;
import org.chakong.contracts.api.Page;
import org.chakong.fund.backentry.BackEntries;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.jboss.resteasy.reactive.RestQuery;

/** Orders of an outage that were entered afterwards 补录, newest first; nothing in it is personal. */
@Path(BackEntryListResource.PATH)
@Produces(PageWriter.HTML)
@RolesAllowed({DeskMenu.CLERK, DeskMenu.SUPERVISOR})
public class BackEntryListResource {

  static final String PATH = "/pages/back-entries";

  /** Ended by the system: what a court has to be told by telephone. */
  private static final String LAPSED = "LAPSED";

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final BackEntries entries;
  private final SecurityIdentity caller;
  private final Clock legal;
  private final RoutingContext http;

  BackEntryListResource(
      @Location("fund/back-entries.html") Template template,
      PageWriter pages,
      PageTexts texts,
      BackEntries entries,
      SecurityIdentity caller,
      Clock legal,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.entries = entries;
    this.caller = caller;
    this.legal = legal;
    this.http = http;
  }

  /** An entry of the list. */
  public record Line(
      String requestNo,
      String state,
      String action,
      String court,
      String servedAt,
      String enteredAt,
      String enteredBy,
      String mark) {}

  /**
   * @param state a state of the contract, or those that lapsed; anything else counts as all
   */
  @GET
  public String list(@RestQuery String state, @RestQuery String cursor) {
    BackEntry.State only =
        Arrays.stream(BackEntry.State.values())
            .filter(one -> one.name().equals(state))
            .findFirst()
            .orElse(null);
    PageRequest asked = PageRequest.of(null, cursor, 1);
    long below = asked.after().map(Cursor::onlyNumber).orElse(Long.MAX_VALUE);
    DeskWords words = new DeskWords(texts, Language.of(http), legal.instant());
    boolean lapsed = LAPSED.equals(state);
    Page<Line> shown =
        asked.page(
            lapsed
                ? entries.newestLapsed(below, asked.fetch())
                : entries.newest(only, below, asked.fetch()),
            listed -> line(listed.entry(), words),
            listed -> Cursor.after(listed.number()));
    Map<String, Object> data = new HashMap<>();
    data.put("clerk", caller.hasRole(DeskMenu.CLERK));
    data.put("states", states(lapsed ? LAPSED : name(only), words));
    data.put("lines", shown.items());
    data.put("next", shown.next() == null ? "" : next(lapsed ? LAPSED : name(only), shown.next()));
    return pages.write(template, http, "back_entries", data);
  }

  private static String name(BackEntry.State only) {
    return only == null ? "" : only.name();
  }

  private static List<Choice> states(String shown, DeskWords words) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", words.say("desk_any"), shown.isEmpty()));
    Arrays.stream(BackEntry.State.values())
        .map(one -> new Choice(one.name(), words.word("back", one), one.name().equals(shown)))
        .forEach(choices::add);
    choices.add(new Choice(LAPSED, words.say("back_lapsed"), LAPSED.equals(shown)));
    return choices;
  }

  private static Line line(BackEntry entry, DeskWords words) {
    return new Line(
        entry.requestNo(),
        BackEntrySheet.state(entry, words),
        words.word("action", entry.action()),
        entry.court(),
        words.at(entry.servedAt()),
        words.at(entry.enteredAt()),
        words.person(entry.enteredBy()),
        entry.state() == BackEntry.State.PENDING || BackEntries.hasLapsed(entry) ? "soon" : "calm");
  }

  private static String next(String state, String cursor) {
    return UriBuilder.fromPath(PATH)
        .queryParam("state", state)
        .queryParam("cursor", cursor)
        .build()
        .toString();
  }
}
