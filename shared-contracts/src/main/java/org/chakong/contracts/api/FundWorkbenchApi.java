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
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The workbench of the fund centre's people, part of the Fund API: one review with everything side
 * by side, who works on it, the papers themselves, notes, and who looked at whose data. Every look
 * at personal data is written down first; one that cannot be is not given.
 */
@Path("/fund/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface FundWorkbenchApi {

  /**
   * A request as those who decide need it; after the decision without accounts and questions. Roles
   * {@code fund-clerk}, {@code fund-supervisor}, here and for the papers and claims.
   */
  @GET
  @Path("/reviews/{requestNo}")
  ReviewDetail review(@PathParam("requestNo") String requestNo);

  /**
   * Takes a review for oneself; 409 with {@code claimedBy} while it is another person's. Needs the
   * role that the review waits for.
   *
   * @param takeOver true to take it from another person, for a {@code fund-supervisor}
   */
  @POST
  @Path("/reviews/{requestNo}/claim")
  ReviewClaim claim(
      @PathParam("requestNo") String requestNo, @QueryParam("takeOver") Boolean takeOver);

  /** Gives a claim back; one's own, or as {@code fund-supervisor} anybody's. */
  @POST
  @Path("/reviews/{requestNo}/release")
  ReviewClaim release(@PathParam("requestNo") String requestNo);

  /** Hands a review to another person; one's own, or as {@code fund-supervisor} anybody's. */
  @POST
  @Path("/reviews/{requestNo}/handover")
  @Consumes(MediaType.APPLICATION_JSON)
  ReviewClaim handOver(@PathParam("requestNo") String requestNo, Handover handover);

  /**
   * Writes down that something was said or shown about a request, by {@code fund-clerk}; it changes
   * nothing. 201.
   */
  @POST
  @Path("/requests/{requestNo}/notes")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<TimelineEvent> note(@PathParam("requestNo") String requestNo, RequestNote note);

  /**
   * Who looked at personal data, newest first; for {@code fund-ops}.
   *
   * @param person only the looks of this person
   * @param requestNo only looks at this request
   * @param accountNo only looks at the register of this account
   */
  @GET
  @Path("/looks")
  Page<Look> looks(
      @QueryParam("person") String person,
      @QueryParam("requestNo") String requestNo,
      @QueryParam("accountNo") String accountNo,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);

  /**
   * Who works on a review.
   *
   * @param waitsFor the role that must decide next
   * @param claimedBy null where nobody has claimed it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReviewClaim(
      String requestNo, String waitsFor, String claimedBy, OffsetDateTime claimedAt) {}

  /** To whom a review is handed; the subject of that person's tokens. */
  record Handover(String to) {}

  /** Something to be kept with a request, free of names and numbers of persons. */
  record RequestNote(Kind kind, String text) {

    /** What it is about. */
    public enum Kind {
      /** The debtor showed proof of payment 还款证明 and was referred to the court. */
      PAYMENT_PROOF,
      OTHER
    }
  }
}
