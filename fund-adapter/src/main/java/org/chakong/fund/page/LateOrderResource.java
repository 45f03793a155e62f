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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.api.FundBackEntryApi.LateOrder;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.problem.Violation;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.fund.backentry.EnterLate;
import org.chakong.runtime.page.PageWriter;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/**
 * Back-entering 补录 on a page: the window's form with the time of service and the reason. What is
 * entered goes the way of {@code POST /fund/v1/back-entries}.
 */
@Path(LateOrderResource.PATH)
@Produces(PageWriter.HTML)
@RolesAllowed(DeskMenu.CLERK)
public class LateOrderResource {

  static final String PATH = BackEntryListResource.PATH + "/new";

  private static final int UNPROCESSABLE = 422;
  private static final int CONFLICT = 409;
  private static final int REASON_LENGTH = 500;

  private final LateOrderPage page;
  private final CounterPage intake;
  private final CounterCheck check;
  private final CounterScans scans;
  private final EnterLate enter;

  LateOrderResource(
      LateOrderPage page,
      CounterPage intake,
      CounterCheck check,
      CounterScans scans,
      EnterLate enter) {
    this.page = page;
    this.intake = intake;
    this.check = check;
    this.scans = scans;
    this.enter = enter;
  }

  @GET
  public String ask() {
    return page.write(CounterForm.of(Map.of()), CounterPage.Back.FRESH);
  }

  @POST
  @Path("/form")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String choose(MultivaluedMap<String, String> form) {
    CounterResource.Chosen chosen = CounterResource.chosen(form);
    return page.write(chosen.form(), chosen.back());
  }

  @POST
  @Path("/papers")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response take(MultipartFormDataInput input) {
    CounterScans.Taken taken = scans.take(input);
    return Response.status(taken.status()).entity(page.write(taken.form(), taken.back())).build();
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response enter(MultivaluedMap<String, String> form) {
    CounterForm typed = CounterForm.of(form);
    Optional<OffsetDateTime> served = LateOrderPage.servedAt(typed);
    String reason = typed.typed(LateOrderPage.REASON);
    if (typed.action().isEmpty()) {
      return again(UNPROCESSABLE, typed, refused("counter_choose"));
    }
    if (served.isEmpty()) {
      return again(UNPROCESSABLE, typed, refused("back_served_missing"));
    }
    if (reason.isEmpty() || reason.length() > REASON_LENGTH) {
      return again(UNPROCESSABLE, typed, refused("back_reason_missing"));
    }
    Set<String> asked = intake.questions(typed, CounterDefects.NONE).names();
    ObjectNode body = typed.body(intake.centreCode(), asked);
    List<Violation> violations = check.violations(body, intake.words());
    if (!violations.isEmpty()) {
      return defective(typed, violations, check.failures(body, violations, intake.clerk()), asked);
    }
    AssistanceRequest request = CounterCheck.read(body).orElseThrow();
    return entered(typed, new LateOrder(request, served.get(), reason), asked);
  }

  private Response entered(CounterForm typed, LateOrder order, Set<String> asked) {
    return switch (enter.enter(order, intake.clerk())) {
      case EnterLate.Result.Waits waits -> entered(waits.entry().requestNo());
      case EnterLate.Result.Known known -> entered(known.entry().requestNo());
      case EnterLate.Result.Defective defective ->
          defective(typed, List.of(), defective.defects(), asked);
      case EnterLate.Result.Barred barred ->
          again(
              UNPROCESSABLE,
              typed,
              refused(
                  barred.fields().contains(LateOrderPage.SERVED_AT)
                      ? "back_served_unfit"
                      : "counter_choose"));
      case EnterLate.Result.Reused reused -> again(CONFLICT, typed, refused("counter_reused"));
      case EnterLate.Result.OtherCentre other ->
          throw new IllegalStateException("the page enters for its own centre");
    };
  }

  private static Response entered(String requestNo) {
    return Response.seeOther(
            UriBuilder.fromPath(BackEntryListResource.PATH + "/{no}")
                .queryParam("done", "")
                .build(requestNo))
        .build();
  }

  private Response defective(
      CounterForm typed,
      List<Violation> violations,
      List<RuleFinding> failures,
      Set<String> asked) {
    CounterDefects defects = CounterDefects.of(violations, failures, asked, intake.words());
    String words = intake.words().say("counter_refused", defects.count());
    return again(UNPROCESSABLE, typed, new CounterPage.Back(words, "", false, "refused", defects));
  }

  private CounterPage.Back refused(String text) {
    String words = intake.words().say(text, ReasonCode.REQUEST_NO_REUSED.name());
    return new CounterPage.Back(words, "", false, "refused", CounterDefects.NONE);
  }

  private Response again(int status, CounterForm typed, CounterPage.Back back) {
    return Response.status(status).entity(page.write(typed, back)).build();
  }
}
