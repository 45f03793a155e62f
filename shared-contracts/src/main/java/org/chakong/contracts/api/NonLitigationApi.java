package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;

/**
 * Until when the fund centre may apply to a court itself, part of the Fund API. Roles: {@code
 * fund-clerk}, {@code fund-supervisor}, {@code fund-ops}.
 */
@Path("/fund/v1/non-litigation-window")
@Produces(MediaType.APPLICATION_JSON)
public interface NonLitigationApi {

  /**
   * The days on which an application is possible; stores nothing.
   *
   * @param timeToSueEnded {@code YYYY-MM-DD}, the last day on which the party could have sued
   * @param demandServed {@code YYYY-MM-DD}, when the demand was served
   */
  @GET
  NonLitigationDays window(
      @QueryParam("timeToSueEnded") String timeToSueEnded,
      @QueryParam("demandServed") String demandServed);

  /**
   * Legal days, Asia/Shanghai; one that depends on a year without a calendar is left out.
   *
   * @param demandEnds last of the ten days after service
   * @param firstDay first day for the application
   * @param lastDay last day for it, three months from the end of the time to sue
   * @param possible whether a day is left between the two
   * @param missingYear the year whose calendar is missing
   * @param citation what the periods rest on
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NonLitigationDays(
      LocalDate timeToSueEnded,
      LocalDate demandServed,
      LocalDate demandEnds,
      LocalDate firstDay,
      LocalDate lastDay,
      Boolean possible,
      Integer missingYear,
      String citation) {}
}
