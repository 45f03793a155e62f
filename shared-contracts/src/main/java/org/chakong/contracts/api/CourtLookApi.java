package org.chakong.contracts.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Who looked at personal data on the gateway's pages, part of the Court API. */
@Path("/api/v1/looks")
@Produces(MediaType.APPLICATION_JSON)
public interface CourtLookApi {

  /**
   * Looks, newest first; for {@code court-ops} and {@code auditor}.
   *
   * @param person only the looks of this person
   * @param requestNo only looks at the person of this request
   * @param day only looks of this day, {@code YYYY-MM-DD}, Asia/Shanghai
   */
  @GET
  Page<Look> looks(
      @QueryParam("person") String person,
      @QueryParam("requestNo") String requestNo,
      @QueryParam("day") String day,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);
}
