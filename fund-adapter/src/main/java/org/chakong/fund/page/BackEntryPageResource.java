package org.chakong.fund.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chakong.contracts.api.BackEntry;
import org.chakong.contracts.api.FundBackEntryApi.Ruling;
import org.chakong.contracts.api.Look;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.fund.backentry.BackEntries;
import org.chakong.fund.web.OwnLooks;
import org.chakong.runtime.page.Language;
import org.chakong.runtime.page.PageTexts;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One order of an outage 补录: what was entered and why, and the supervisor's decision. */
@Path(BackEntryListResource.PATH + "/{requestNo}")
@Produces(PageWriter.HTML)
@RolesAllowed({DeskMenu.CLERK, DeskMenu.SUPERVISOR})
public class BackEntryPageResource {

  private static final int COMMENT = 500;

  private final Template template;
  private final PageWriter pages;
  private final PageTexts texts;
  private final BackEntries entries;
  private final OwnLooks looks;
  private final SecurityIdentity caller;
  private final Clock legal;
  private final RoutingContext http;

  BackEntryPageResource(
      @Location("fund/back-entry.html") Template template,
      PageWriter pages,
      PageTexts texts,
      BackEntries entries,
      OwnLooks looks,
      SecurityIdentity caller,
      Clock legal,
      RoutingContext http) {
    this.template = template;
    this.pages = pages;
    this.texts = texts;
    this.entries = entries;
    this.looks = looks;
    this.caller = caller;
    this.legal = legal;
    this.http = http;
  }

  /**
   * @param done whether something was just done here
   */
  @GET
  public String show(@RestPath String requestNo, @RestQuery String done) {
    return write(requestNo, false, done == null ? "" : words().say("back_done"), "", "");
  }

  /** With names and numbers in full; asking for them is a look of its own. */
  @POST
  @Path("/person")
  public String showPerson(@RestPath String requestNo) {
    return write(requestNo, true, "", "", "");
  }

  @POST
  @Path("/decision")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(DeskMenu.SUPERVISOR)
  public Response decide(@RestPath String requestNo, MultivaluedMap<String, String> form) {
    String comment = Optional.ofNullable(form.getFirst("comment")).orElse("").strip();
    Optional<Ruling.Kind> kind =
        Arrays.stream(Ruling.Kind.values())
            .filter(one -> one.name().equals(form.getFirst("decision")))
            .findFirst();
    if (kind.isEmpty()) {
      return again(requestNo, 400, "desk_choose", comment);
    }
    if (comment.length() > COMMENT) {
      return again(requestNo, 400, "back_too_long", comment);
    }
    if (comment.isEmpty() && kind.get() == Ruling.Kind.REFUSE) {
      return again(requestNo, 400, "refusal_comment_missing", comment);
    }
    Ruling ruling = new Ruling(kind.get(), comment.isEmpty() ? null : comment);
    return after(entries.rule(requestNo, ruling, subject()), requestNo, comment);
  }

  @POST
  @Path("/withdrawal")
  @RolesAllowed(DeskMenu.CLERK)
  public Response takeBack(@RestPath String requestNo) {
    return after(entries.takeBack(requestNo, subject()), requestNo, "");
  }

  private Response after(BackEntries.Result result, String requestNo, String comment) {
    return switch (result) {
      case BackEntries.Result.Done done ->
          Response.seeOther(
                  UriBuilder.fromPath(BackEntryListResource.PATH + "/{no}")
                      .queryParam("done", "")
                      .build(requestNo))
              .build();
      case BackEntries.Result.Conflict c -> again(requestNo, 409, "back_conflict", comment);
      case BackEntries.Result.TooLate t -> again(requestNo, 409, "back_too_late", comment);
      case BackEntries.Result.SamePerson s -> again(requestNo, 403, "back_same_person", comment);
      case BackEntries.Result.Unknown u -> throw new ProblemException(ProblemCode.NOT_FOUND);
    };
  }

  private Response again(String requestNo, int status, String why, String comment) {
    String page = write(requestNo, false, "", words().say(why), comment);
    return Response.status(status).entity(page).build();
  }

  private String write(
      String requestNo, boolean whole, String done, String refused, String comment) {
    BackEntry entry =
        entries.find(requestNo).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    if (whole) {
      looks.atRequest(Look.Kind.REQUEST, requestNo);
    } else {
      looks.atList(Look.Kind.REQUESTS, List.of(requestNo));
    }
    BackEntrySheet sheet = new BackEntrySheet(entry, words(), whole);
    boolean pending = entry.state() == BackEntry.State.PENDING;
    boolean own = subject().equals(entry.enteredBy());
    Map<String, Object> data = new HashMap<>();
    data.put("requestNo", requestNo);
    data.put("done", done);
    data.put("refused", refused);
    data.put("comment", comment);
    data.put("whole", whole);
    data.put("entry", sheet.entry());
    data.put("order", sheet.order());
    data.put("persons", sheet.persons());
    data.put("lapsed", BackEntries.hasLapsed(entry));
    data.put("papers", sheet.papers(entries.kept(entry)));
    data.put("result", sheet.result());
    data.put("mayDecide", pending && !own && caller.hasRole(DeskMenu.SUPERVISOR));
    data.put("mayTakeBack", pending && caller.hasRole(DeskMenu.CLERK));
    return pages.write(template, http, "back_entries", data);
  }

  private DeskWords words() {
    return new DeskWords(texts, Language.of(http), legal.instant());
  }

  private String subject() {
    return caller.getPrincipal().getName();
  }
}
