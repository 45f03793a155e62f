package org.chakong.contracts.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.chakong.contracts.api.CourtChannelApi.Taken;
import org.chakong.contracts.message.SignedBody;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The daily reconciliation 每日对账, part of the channel: digests of a legal day first, requests only
 * where they differ. A gateway sees its own requests alone. Dates are {@code YYYY-MM-DD}.
 */
@Path("/channel/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface FundReconciliationApi {

  /** The day's digest; 400 for a day that has not begun. */
  @GET
  @Path("/reconciliations/{date}")
  RestResponse<SignedBody<ReconciliationDigest>> digest(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("date") String date);

  /** The requests of one bucket of the day, by number, 200 to a page. */
  @GET
  @Path("/reconciliations/{date}/requests")
  RestResponse<SignedBody<ReconciledRequests>> requests(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("date") String date,
      @QueryParam("bucket") Integer bucket,
      @QueryParam("cursor") String cursor);

  /**
   * What is held now under all freezes of the sender, a line for each day of receipt: a day that
   * agreed once is compared again where the lines differ.
   */
  @GET
  @Path("/held-days")
  RestResponse<SignedBody<HeldDays>> held(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

  /** What the gateway found; the last word on a day stands. */
  @POST
  @Path("/reconciliations/{date}")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<SignedBody<Taken>> result(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("date") String date,
      SignedBody<ReconciliationResult> result);
}
