package org.chakong.fund.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.fund.counter.FileAtCounter;
import org.chakong.runtime.page.PageWriter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The window 柜台 on a page: a form that asks for what the policy needs, and the verdict on the spot.
 * What is filed goes the way of {@code POST /fund/v1/counter-requests}; its number is proposed here
 * and stays with the form, so that sending it twice does nothing twice.
 */
@Path(CounterResource.PATH)
@Produces(PageWriter.HTML)
@RolesAllowed(DeskMenu.CLERK)
public class CounterResource {

  static final String PATH = "/pages/counter";

  private static final Pattern ROW_WISH =
      Pattern.compile("(officer-more|officer-less|paper-less)\\.(\\d{1,2})");
  private static final int UNPROCESSABLE = 422;
  private static final int CONFLICT = 409;

  private final CounterPage page;
  private final CounterCheck check;
  private final FileAtCounter counter;

  CounterResource(CounterPage page, CounterCheck check, FileAtCounter counter) {
    this.page = page;
    this.check = check;
    this.counter = counter;
  }

  @GET
  public String ask(@RestQuery String action) {
    return page.write(
        CounterForm.of(Map.of(CounterForm.ACTION, action == null ? "" : action)),
        CounterPage.Back.FRESH);
  }

  /** The form for what is chosen by now, with one row more or less where that is wished. */
  @POST
  @Path("/form")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String choose(MultivaluedMap<String, String> form) {
    Chosen chosen = chosen(form);
    return page.write(chosen.form(), chosen.back());
  }

  /** A form with what was wished for done to it. */
  record Chosen(CounterForm form, CounterPage.Back back) {}

  static Chosen chosen(MultivaluedMap<String, String> form) {
    Matcher wish = ROW_WISH.matcher(Objects.requireNonNullElse(form.getFirst("do"), ""));
    if (!wish.matches()) {
      return new Chosen(CounterForm.of(form), CounterPage.Back.FRESH);
    }
    int row = Integer.parseInt(wish.group(2));
    return switch (wish.group(1)) {
      case "officer-more" ->
          new Chosen(
              CounterForm.of(form).with("officer-rows", Integer.toString(row + 1)),
              CounterPage.Back.at(FormField.idOf(CounterForm.OFFICERS + "[" + row + "].name")));
      case "officer-less" ->
          new Chosen(
              CounterForm.without(CounterForm.OFFICERS, row, form).with("officer-rows", ""),
              CounterPage.Back.at("officer-more"));
      default ->
          new Chosen(
              CounterForm.without(CounterForm.DOCUMENTS, row, form), CounterPage.Back.at("scan"));
    };
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response file(MultivaluedMap<String, String> form) {
    CounterForm typed = CounterForm.of(form);
    if (typed.action().isEmpty()) {
      return again(UNPROCESSABLE, typed, refused("counter_choose", ""));
    }
    Set<String> asked = page.questions(typed, CounterDefects.NONE).names();
    ObjectNode body = typed.body(page.centreCode(), asked);
    List<Violation> violations = check.violations(body, page.words());
    if (!violations.isEmpty()) {
      return defective(typed, violations, check.failures(body, violations, page.clerk()), asked);
    }
    AssistanceRequest request = CounterCheck.read(body).orElseThrow();
    return switch (counter.file(request, page.clerk())) {
      case FileAtCounter.Result.Filed filed -> filed(request.requestNo());
      case FileAtCounter.Result.Defective defective ->
          defective(typed, List.of(), defective.defects(), asked);
      case FileAtCounter.Result.Reused reused ->
          again(CONFLICT, typed, refused("counter_reused", request.requestNo()));
      case FileAtCounter.Result.DoneOnline done ->
          again(CONFLICT, typed, refused("counter_done_online", request.replaces()));
      case FileAtCounter.Result.OtherCentre other ->
          throw new IllegalStateException("the page files for its own centre");
    };
  }

  private Response defective(
      CounterForm typed,
      List<Violation> violations,
      List<RuleFinding> failures,
      Set<String> asked) {
    CounterDefects defects = CounterDefects.of(violations, failures, asked, page.words());
    String words = page.words().say("counter_refused", defects.count());
    return again(UNPROCESSABLE, typed, new CounterPage.Back(words, "", false, "refused", defects));
  }

  private CounterPage.Back refused(String text, String standing) {
    String code = ReasonCode.REQUEST_NO_REUSED.name();
    return new CounterPage.Back(
        page.words().say(text, code), standing, false, "refused", CounterDefects.NONE);
  }

  private Response again(int status, CounterForm typed, CounterPage.Back back) {
    return Response.status(status).entity(page.write(typed, back)).build();
  }

  private static Response filed(String requestNo) {
    return Response.seeOther(
            UriBuilder.fromPath(RequestPageResource.PATH + "/{no}")
                .queryParam("done", "filed")
                .build(requestNo))
        .build();
  }
}
