package org.chakong.contracts.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What gateways found in the daily reconciliation 每日对账, part of the Fund API. */
@Path("/fund/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface FundReconciliationsApi {

  /**
   * What each gateway said last of this day, for {@code fund-ops}.
   *
   * @param date {@code YYYY-MM-DD}, a legal day in Asia/Shanghai
   */
  @GET
  @Path("/reconciliations/{date}")
  ReconciliationReport reconciliation(@PathParam("date") String date);
}
