package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import org.chakong.contracts.request.AssistanceRequest;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Back-entering 补录, part of the Fund API: paper orders that were served during an outage are
 * entered afterwards by a clerk, with their true time of service and a reason, and take effect when
 * a supervisor, another person, has approved them. The queue follows the time of service.
 */
@Path("/fund/v1/back-entries")
@Produces(MediaType.APPLICATION_JSON)
public interface FundBackEntryApi {

  /**
   * Enters a freeze or an extension; nothing happens to any account yet. 201, and 200 with what is
   * stored when the same is entered again. Role {@code fund-clerk}.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<BackEntry> enter(LateOrder order);

  /** Newest first, without the orders. Roles {@code fund-clerk}, {@code fund-supervisor}, ops. */
  @GET
  Page<BackEntry> backEntries(
      @QueryParam("state") BackEntry.State state,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);

  @GET
  @Path("/{requestNo}")
  BackEntry backEntry(@PathParam("requestNo") String requestNo);

  /**
   * Approves or refuses, by a {@code fund-supervisor} who has not entered it. An approved order is
   * decided at once by the same rules as every other; {@code result} is the request after its
   * effect.
   */
  @POST
  @Path("/{requestNo}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  BackEntry decide(@PathParam("requestNo") String requestNo, Ruling ruling);

  /** Takes an entry back that nobody has decided; again answers the same. */
  @POST
  @Path("/{requestNo}/withdrawal")
  BackEntry takeBack(@PathParam("requestNo") String requestNo);

  /**
   * An order with its time of service.
   *
   * @param request the same body as at the window
   * @param servedAt the true time of service: past, and not longer ago than the centre admits
   * @param reason why it could not be entered then, free of personal data
   */
  record LateOrder(AssistanceRequest request, OffsetDateTime servedAt, String reason) {}

  /** A supervisor's decision; a refusal needs a comment. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Ruling(Kind decision, String comment) {

    /** What is decided. */
    public enum Kind {
      APPROVE,
      REFUSE
    }
  }
}
