package org.chakong.gateway.page;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.ObjectionOutcome;
import org.chakong.contracts.api.ObjectionReplyText;
import org.chakong.contracts.api.ReplyText;
import org.chakong.gateway.correspondence.ReplyToCentre;
import org.chakong.gateway.page.RequestPage.Shown;
import org.chakong.gateway.request.StoredRequest;
import org.chakong.gateway.web.Caller;
import org.chakong.gateway.web.FilingDoor;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestPath;

/**
 * What a court does about its request on the request's page: the acts of the Court API, by the same
 * roles. What is not taken comes back as it was typed, with the reason.
 */
@Path(RequestPageResource.PATH + "{requestNo}")
@Produces(PageWriter.HTML)
public class RequestStepsResource {

  private static final int LONGEST = 2000;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final String OBJECTION = "objection";
  private static final String WITHDRAWAL = "withdrawal";

  private final RequestPage page;
  private final Caller caller;
  private final FilingDoor filing;
  private final ReplyToCentre replies;
  private final RoutingContext http;

  RequestStepsResource(
      RequestPage page,
      Caller caller,
      FilingDoor filing,
      ReplyToCentre replies,
      RoutingContext http) {
    this.page = page;
    this.caller = caller;
    this.filing = filing;
    this.replies = replies;
    this.http = http;
  }

  @POST
  @Path("/withdrawal")
  @RolesAllowed(Caller.CASE_SYSTEM)
  public Response withdraw(@RestPath String requestNo) {
    StoredRequest request = caller.own(requestNo);
    try {
      filing.withdraw(request, caller.actor());
      return done(request, "withdrawn");
    } catch (ProblemException e) {
      int status = e.problem().status();
      String key = status == CONFLICT ? "too_late" : "unreachable";
      return refused(requestNo, status, new Refused(key, WITHDRAWAL, "", ""));
    }
  }

  @POST
  @Path("/reply")
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_CLERK})
  public Response reply(
      @RestPath String requestNo, @FormParam("number") int number, @FormParam("text") String text) {
    StoredRequest request = caller.own(requestNo);
    String form = String.valueOf(number);
    Optional<String> said = written(text);
    if (said.isEmpty()) {
      return refused(requestNo, UNPROCESSABLE, new Refused("no_text", form, text, ""));
    }
    ReplyToCentre.ToQuestion taken =
        replies.toQuestion(request, new ReplyText(said.get(), number), caller.actor());
    return answer(request, taken.outcome(), new Refused("replied_before", form, text, ""));
  }

  @POST
  @Path("/objection-reply")
  @RolesAllowed({Caller.CASE_SYSTEM, Caller.COURT_CLERK})
  public Response replyToObjection(
      @RestPath String requestNo,
      @FormParam("text") String text,
      @FormParam("outcome") String outcome) {
    StoredRequest request = caller.own(requestNo);
    Optional<String> said = written(text);
    Optional<ObjectionOutcome> made =
        BoardChoice.chosen(List.of(ObjectionOutcome.values()), outcome);
    if (said.isEmpty() || made.isEmpty()) {
      String key = made.isEmpty() ? "no_outcome" : "no_text";
      return refused(requestNo, UNPROCESSABLE, new Refused(key, OBJECTION, text, outcome));
    }
    ReplyToCentre.Outcome taken =
        replies.toObjection(
            request, new ObjectionReplyText(said.get(), made.get()), caller.actor());
    return answer(request, taken, new Refused("replied_before", OBJECTION, text, outcome));
  }

  private Response answer(StoredRequest request, ReplyToCentre.Outcome taken, Refused otherwise) {
    return switch (taken) {
      case WRITTEN, REPEATED -> done(request, "replied");
      case CONTRADICTED -> refused(request.requestNo(), CONFLICT, otherwise);
      case NOTHING_OPEN, WHICH ->
          refused(
              request.requestNo(),
              CONFLICT,
              new Refused("nothing_open", otherwise.form(), otherwise.text(), otherwise.outcome()));
    };
  }

  private static Response done(StoredRequest request, String what) {
    return Response.seeOther(
            URI.create(RequestPageResource.PATH + request.requestNo() + "?done=" + what))
        .build();
  }

  private Response refused(String requestNo, int status, Refused what) {
    PageWriter.comeBackTo(http, RequestPageResource.PATH + requestNo);
    return Response.status(status)
        .entity(page.write(caller.own(requestNo), new Shown(false, null, what)))
        .build();
  }

  /** What a form may hold; a browser counts as the length of a text what it shows as one line. */
  private static Optional<String> written(String text) {
    return Optional.ofNullable(text)
        .map(typed -> typed.replace("\r\n", "\n").strip())
        .filter(typed -> !typed.isEmpty() && typed.codePointCount(0, typed.length()) <= LONGEST);
  }
}
