package org.chakong.contracts.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.chakong.contracts.request.DeductionView;

/** Payouts of deductions 扣划付款, part of the Fund API. */
@Path("/fund/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface FundPayoutsApi {

  /**
   * What the core was told to pay, the longest instructed first; for {@code fund-clerk}, {@code
   * fund-ops}, {@code fund-core}.
   *
   * @param state null for all
   */
  @GET
  @Path("/payouts")
  Page<InstructedPayout> payouts(
      @QueryParam("state") DeductionView.State state,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);
}
