package org.chakong.fund.page;

import io.quarkus.resteasy.reactive.server.EndpointDisabled;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import org.chakong.contracts.api.FundApi.PayoutConfirmation;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.contracts.request.DeductionView;
import org.chakong.fund.request.SettlePayout;
import org.chakong.runtime.page.PageWriter;
import org.chakong.runtime.start.ServiceRoom;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Demo mode only: somebody plays the bank. In production its word comes from the core, by the API.
 */
@Path(PayoutPageResource.PATH)
@Produces(PageWriter.HTML)
@RolesAllowed(DeskMenu.CORE)
@EndpointDisabled(name = "chakong.demo", stringValue = "false", disableIfMissing = true)
public class DemoBankResource {

  private static final int LONGEST = 64;
  private static final int CONFLICT = 409;

  private final PayoutPage page;
  private final SettlePayout payouts;
  private final SecurityIdentity caller;
  private final Clock legal;
  private final ServiceRoom room;

  DemoBankResource(
      PayoutPage page,
      SettlePayout payouts,
      SecurityIdentity caller,
      Clock legal,
      ServiceRoom room) {
    this.page = page;
    this.payouts = payouts;
    this.caller = caller;
    this.legal = legal;
    this.room = room;
  }

  @POST
  @Path("/{deductionNo}/confirmation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response confirm(
      @RestPath String deductionNo, @RestForm String state, @RestForm String bankReference) {
    // the annotation knows one spelling of false only
    if (!room.demo()) {
      throw new ProblemException(ProblemCode.NOT_FOUND);
    }
    DeductionView.State said =
        Arrays.stream(DeductionView.State.values())
            .filter(one -> one != DeductionView.State.INSTRUCTED && one.name().equals(state))
            .findFirst()
            .orElseThrow(() -> ProblemException.malformed("state"));
    if (bankReference == null || bankReference.isBlank() || bankReference.length() > LONGEST) {
      throw ProblemException.malformed("bankReference");
    }
    var word =
        new PayoutConfirmation(
            said, bankReference.strip(), legal.instant().atZone(LegalZone.ZONE).toOffsetDateTime());
    return switch (payouts.settle(deductionNo, word, caller.getPrincipal().getName())) {
      case SettlePayout.Result.Taken taken ->
          Response.seeOther(URI.create(PayoutPageResource.PATH)).build();
      case SettlePayout.Result.Contradicted contradicted ->
          Response.status(CONFLICT)
              .entity(page.write("", null, page.words().say("payouts_contradicted", deductionNo)))
              .build();
      case SettlePayout.Result.Unknown unknown -> throw new ProblemException(ProblemCode.NOT_FOUND);
    };
  }
}
