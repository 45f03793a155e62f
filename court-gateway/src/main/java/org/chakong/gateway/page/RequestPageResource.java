package org.chakong.gateway.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.HashMap;
import java.util.Map;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.gateway.look.Looks;
import org.chakong.gateway.request.Position;
import org.chakong.gateway.request.RequestEvents;
import org.chakong.gateway.request.RequestView;
import org.chakong.gateway.web.Caller;
import org.chakong.gateway.web.PrintDesk;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** A request's whole life on one page. */
@Path("/pages/requests/{requestNo}")
@Produces(PageWriter.HTML)
@RolesAllowed({Caller.COURT_OPS, Caller.CASE_SYSTEM})
public class RequestPageResource {

  private static final int EVENTS = 200;

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final Caller caller;
  private final RequestView view;
  private final RequestEvents events;
  private final Looks looks;
  private final PrintDesk papers;
  private final LegalClock clock;
  private final RoutingContext http;

  RequestPageResource(
      @Location("gateway/request.html") Template template,
      PageWriter pages,
      PageTexts texts,
      Caller caller,
      RequestView view,
      RequestEvents events,
      Looks looks,
      PrintDesk papers,
      LegalClock clock,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.caller = caller;
    this.view = view;
    this.events = events;
    this.looks = looks;
    this.papers = papers;
    this.clock = clock;
    this.http = http;
  }

  @GET
  public String show(@RestPath String requestNo) {
    TrackedRequest request = view.of(caller.visible(requestNo));
    return page(request, ShownPerson.masked(request.subject()));
  }

  /** The same with the person; that somebody asked is written down first. */
  @POST
  @Path("/person")
  public String showPerson(@RestPath String requestNo) {
    TrackedRequest request = view.of(caller.visible(requestNo));
    looks.atRequest(caller.actor(), request.requestNo());
    return page(request, ShownPerson.whole(request.subject()));
  }

  @GET
  @Path("/receipt")
  @Produces("application/pdf")
  public RestResponse<byte[]> receipt(@RestPath String requestNo) {
    return papers.receipt(caller.visible(requestNo));
  }

  @GET
  @Path("/slip")
  @Produces("application/pdf")
  public RestResponse<byte[]> slip(@RestPath String requestNo) {
    return papers.slip(caller.visible(requestNo));
  }

  private String page(TrackedRequest request, ShownPerson person) {
    BoardWords words = new BoardWords(texts, Language.of(http), clock.instant());
    RequestWords said = new RequestWords(request, words);
    Map<String, Object> data = new HashMap<>();
    data.put("request", request);
    data.put("person", person);
    data.put("said", said);
    data.put("findings", said.findings());
    data.put("bars", AmountBar.of(request.answer(), words).stream().toList());
    data.put(
        "events",
        events.timeline(request.requestNo(), Position.page(EVENTS, null)).items().stream()
            .map(said::event)
            .toList());
    return pages.write(template, http, "request", data);
  }
}
