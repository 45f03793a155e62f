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
import org.chakong.contracts.api.FundApi.Review;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.request.Action;
import org.chakong.fund.request.ReviewFilter;
import org.chakong.fund.web.RequestLists;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.jboss.resteasy.reactive.RestQuery;

/** The workbench 审核台: what waits for a person, the earliest deadline first. */
@Path(ReviewListResource.PATH)
@Produces(PageWriter.HTML)
@RolesAllowed({DeskMenu.CLERK, DeskMenu.SUPERVISOR})
public class ReviewListResource {

  static final String PATH = "/pages/reviews";

  private static final List<String> WHOSE = List.of("all", "role", "mine", "free");

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final RequestLists lists;
  private final SecurityIdentity caller;
  private final Clock legal;
  private final RoutingContext http;

  ReviewListResource(
      @Location("fund/reviews.html") Template template,
      PageWriter pages,
      PageTexts texts,
      RequestLists lists,
      SecurityIdentity caller,
      Clock legal,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.lists = lists;
    this.caller = caller;
    this.legal = legal;
    this.http = http;
  }

  /** A review of the list; nothing in it is of the person. */
  public record Line(
      String requestNo,
      String action,
      String caseNumber,
      String court,
      String waitsFor,
      String claimedBy,
      boolean mine,
      String due,
      String left,
      String mark) {}

  /**
   * @param whose {@code all}, {@code role} for what waits for the reader's role, {@code mine} or
   *     {@code free}; anything else counts as {@code all}
   */
  @GET
  public String list(@RestQuery String whose, @RestQuery String action, @RestQuery String cursor) {
    String whoseShown = whose != null && WHOSE.contains(whose) ? whose : WHOSE.getFirst();
    Action only =
        Arrays.stream(Action.values())
            .filter(one -> one.name().equals(action))
            .findFirst()
            .orElse(null);
    Page<Review> shown = lists.reviews(filter(whoseShown, only), null, cursor);
    DeskWords words = new DeskWords(texts, Language.of(http), legal.instant());
    Map<String, Object> data = new HashMap<>();
    data.put("whose", whose(whoseShown, words));
    data.put("actions", actions(only, words));
    data.put("lines", shown.items().stream().map(review -> line(review, words)).toList());
    data.put("next", shown.next() == null ? "" : next(whoseShown, only, shown.next()));
    return pages.write(template, http, "reviews", data);
  }

  private ReviewFilter filter(String whose, Action action) {
    String role = caller.hasRole(DeskMenu.CLERK) ? DeskMenu.CLERK : DeskMenu.SUPERVISOR;
    return new ReviewFilter(
        whose.equals("role") ? role : null,
        action,
        whose.equals("mine") ? subject() : null,
        whose.equals("free"));
  }

  private static List<Choice> whose(String shown, DeskWords words) {
    return WHOSE.stream()
        .map(one -> new Choice(one, words.word("whose", one), one.equals(shown)))
        .toList();
  }

  private static List<Choice> actions(Action shown, DeskWords words) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", words.say("desk_any"), shown == null));
    Arrays.stream(Action.values())
        .map(one -> new Choice(one.name(), words.word("action", one), one == shown))
        .forEach(choices::add);
    return choices;
  }

  private Line line(Review review, DeskWords words) {
    var request = review.request();
    String claimedBy = review.claimedBy();
    return new Line(
        review.requestNo(),
        words.word("action", request.body().action()),
        request.courtCase().number(),
        request.court(),
        words.word("role", review.waitsFor()),
        claimedBy == null ? "" : words.person(claimedBy),
        subject().equals(claimedBy),
        words.deadline(request.sla()),
        words.left(request.sla()),
        DeskWords.mark(request.sla()));
  }

  private static String next(String whose, Action action, String cursor) {
    return UriBuilder.fromPath(PATH)
        .queryParam("whose", whose)
        .queryParam("action", action == null ? "" : action)
        .queryParam("cursor", cursor)
        .build()
        .toString();
  }

  private String subject() {
    return caller.getPrincipal().getName();
  }
}
