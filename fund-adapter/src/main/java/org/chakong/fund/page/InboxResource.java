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
import org.chakong.contracts.api.Page;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.fund.web.RequestLists;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.jboss.resteasy.reactive.RestQuery;

/** The inbox 收件箱: what came in over the channel and at the window. */
@Path(RequestPageResource.PATH)
@Produces(PageWriter.HTML)
@RolesAllowed({DeskMenu.CLERK, DeskMenu.OPS})
public class InboxResource {

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final RequestLists lists;
  private final Clock legal;
  private final RoutingContext http;

  InboxResource(
      @Location("fund/requests.html") Template template,
      PageWriter pages,
      PageTexts texts,
      RequestLists lists,
      Clock legal,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.lists = lists;
    this.legal = legal;
    this.http = http;
  }

  /** A request of the list; nothing in it is of the person. */
  public record Line(
      String requestNo,
      String receivedAt,
      String action,
      String channel,
      String court,
      String caseNumber,
      String status,
      String verdict,
      String verdictMark,
      String due,
      String left,
      String mark) {}

  @GET
  public String list(
      @RestQuery String order,
      @RestQuery String action,
      @RestQuery String status,
      @RestQuery String verdict,
      @RestQuery String channel,
      @RestQuery String court,
      @RestQuery String from,
      @RestQuery String to,
      @RestQuery String requestNo,
      @RestQuery String cursor) {
    InboxQuery query =
        new InboxQuery(order, action, status, verdict, channel, court, from, to, requestNo);
    DeskWords words = new DeskWords(texts, Language.of(http), legal.instant());
    Page<TrackedRequest> shown = lists.inbox(query.filter(), given(cursor));
    Map<String, Object> data = new HashMap<>(query.choices(words));
    data.put("refreshes", query.refreshes());
    data.put("lines", shown.items().stream().map(request -> line(request, words)).toList());
    data.put("next", shown.next() == null ? "" : next(query, shown.next()));
    return pages.write(template, http, "requests", data);
  }

  private static Line line(TrackedRequest request, DeskWords words) {
    Verdict verdict = request.answer() == null ? null : request.answer().verdict();
    boolean open =
        request.status() == RequestStatus.SENT
            || request.status() == RequestStatus.IN_REVIEW
            || request.status() == RequestStatus.EXECUTING;
    return new Line(
        request.requestNo(),
        words.at(request.receivedAt()),
        words.word("action", request.body().action()),
        words.word("detail", request.channel()),
        request.court(),
        request.courtCase().reference(),
        words.word("status", request.status()),
        verdict == null ? "" : words.word("verdict", verdict),
        new AnswerSheet(request.answer(), words).mark(),
        open ? words.deadline(request.sla()) : "",
        open ? words.left(request.sla()) : "",
        open ? DeskWords.mark(request.sla()) : "calm");
  }

  private static String next(InboxQuery query, String cursor) {
    UriBuilder next = UriBuilder.fromPath(RequestPageResource.PATH);
    query.given().forEach(next::queryParam);
    return next.queryParam("cursor", cursor).build().toString();
  }

  private static String given(String cursor) {
    return cursor == null || cursor.isBlank() ? null : cursor;
  }
}
