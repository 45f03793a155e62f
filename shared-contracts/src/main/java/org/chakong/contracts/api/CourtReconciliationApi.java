package org.chakong.contracts.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The daily reconciliation 每日对账 with the fund centres, part of the Court API, for {@code
 * court-ops}. Dates are {@code YYYY-MM-DD}, legal days in Asia/Shanghai.
 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface CourtReconciliationApi {

  /** The last comparison of this day with each fund centre. */
  @GET
  @Path("/reconciliations/{date}")
  ReconciliationReport reconciliation(@PathParam("date") String date);

  /** Compares the day now, fetches answers that are lacking, and shows what is left. */
  @POST
  @Path("/reconciliations/{date}")
  ReconciliationReport reconcile(@PathParam("date") String date);
}
