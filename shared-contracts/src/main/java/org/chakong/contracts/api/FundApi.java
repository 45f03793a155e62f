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
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.List;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.ReasonCode;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.TrackedRequest;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * What the fund adapter offers to the fund centre's people and core; published as {@code
 * openapi/fund-v1.yaml}. Roles: {@code fund-clerk}, {@code fund-supervisor}, {@code fund-ops},
 * {@code fund-core}.
 */
@Path("/fund/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface FundApi {

  /**
   * Requests that wait for a person, the earliest deadline first.
   *
   * @param waitsFor only those that wait for this role
   * @param claimedBy only those that this person has claimed
   * @param free true for those alone that nobody has claimed
   */
  @GET
  @Path("/reviews")
  Page<Review> reviews(
      @QueryParam("waitsFor") String waitsFor,
      @QueryParam("action") Action action,
      @QueryParam("claimedBy") String claimedBy,
      @QueryParam("free") Boolean free,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);

  /** Decides a review; answered with the request after its effect. */
  @POST
  @Path("/reviews/{requestNo}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  TrackedRequest decide(@PathParam("requestNo") String requestNo, Decision decision);

  /** Takes in a scan of a paper handed over at the window. */
  @POST
  @Path("/documents")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  RestResponse<StoredDocument> upload(
      @RestForm("type") DocumentType type, @RestForm("file") FileUpload file);

  /** Takes in a paper request at the window, decided on the spot. */
  @POST
  @Path("/counter-requests")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<TrackedRequest> counterRequest(AssistanceRequest request);

  /** What came in, newest first. */
  @GET
  @Path("/requests")
  Page<TrackedRequest> requests(
      @QueryParam("status") RequestStatus status,
      @QueryParam("action") Action action,
      @QueryParam("court") String court,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);

  @GET
  @Path("/requests/{requestNo}")
  TrackedRequest request(@PathParam("requestNo") String requestNo);

  /** The receipt 回执 for the officers at the window; 404 before an answer. */
  @GET
  @Path("/requests/{requestNo}/receipt")
  @Produces("application/pdf")
  RestResponse<byte[]> receipt(@PathParam("requestNo") String requestNo);

  /** Tells the court that the answer will be late, and why; the deadline stands. */
  @POST
  @Path("/requests/{requestNo}/delay")
  @Consumes(MediaType.APPLICATION_JSON)
  TrackedRequest delay(@PathParam("requestNo") String requestNo, DelayReason delay);

  /**
   * The open freezes of one account in order; all of them unless {@code limit} or {@code cursor}
   * asks for a page. With {@code history} those that have ended too, page by page, each with what
   * happened to it.
   */
  @GET
  @Path("/accounts/{accountNo}/freezes")
  Page<RegisterEntry> freezes(
      @PathParam("accountNo") String accountNo,
      @QueryParam("history") Boolean history,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);

  /** The bank's word on a payout; the same word again replays, another is 409. */
  @POST
  @Path("/payouts/{deductionNo}/confirmation")
  @Consumes(MediaType.APPLICATION_JSON)
  TrackedRequest confirm(
      @PathParam("deductionNo") String deductionNo, PayoutConfirmation confirmation);

  /** One core event. */
  @POST
  @Path("/core-events")
  @Consumes(MediaType.APPLICATION_JSON)
  CoreEventResults coreEvent(CoreEvent event);

  /** Core events in bulk, one JSON object a line. */
  @POST
  @Path("/core-events")
  @Consumes("application/x-ndjson")
  CoreEventResults coreEvents(InputStream events);

  /** What the running audit of the books knows. */
  @GET
  @Path("/audit")
  AuditReport audit();

  /** Lets the audit look at everything; answered 202 at once, with the run begun. */
  @POST
  @Path("/audit")
  RestResponse<AuditReport> startAudit();

  /**
   * A request that waits for a person.
   *
   * @param requestNo of the request, where a decision is posted
   * @param waitsFor the role that must decide next
   * @param firstDecisionBy the clerk who decided first, where a second person is awaited
   * @param claimedBy who has claimed it, null where anybody of the role may decide
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Review(
      String requestNo,
      TrackedRequest request,
      String waitsFor,
      String firstDecisionBy,
      String claimedBy,
      OffsetDateTime claimedAt) {}

  /**
   * A clerk's or supervisor's decision; {@code reason} is needed with RETURN and UNABLE.
   *
   * @param objection with APPROVE: what the centre doubts and executes all the same
   * @param checklist answers to the policy's checklist, null where none are given
   * @param factsVersion of the facts that the person has seen; when they are others by now the
   *     decision is refused with 409 and what changed. Null: not compared
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Decision(
      Kind decision,
      ReasonCode reason,
      String comment,
      ObjectionText objection,
      List<ChecklistAnswer> checklist,
      String factsVersion) {

    public Decision {
      checklist = checklist == null ? null : List.copyOf(checklist);
    }

    /** What is decided. */
    public enum Kind {
      APPROVE,
      RETURN,
      UNABLE
    }
  }

  /**
   * What a reviewer found of one point of the policy's checklist.
   *
   * @param id of the point
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChecklistAnswer(String id, Boolean ok, String comment) {}

  /** Why an answer will be late, in words for the court, free of third persons' data. */
  record DelayReason(String reason) {}

  /** The bank's word; {@code state} is PAID or FAILED. */
  record PayoutConfirmation(DeductionView.State state, String bankReference, OffsetDateTime at) {}

  /** What became of each core event, in the order sent. */
  record CoreEventResults(List<CoreEventResult> items) {

    public CoreEventResults {
      items = List.copyOf(items);
    }
  }

  /** What became of a core event; {@code code} says why it was refused. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CoreEventResult(String eventId, Result result, String code) {

    /**
     * APPLIED now, REPEATED when it was applied before, REFUSED when a hold bars it. KEPT only
     * while a restored centre waits for the core: applied in its place before the centre serves.
     */
    public enum Result {
      APPLIED,
      REPEATED,
      REFUSED,
      KEPT
    }
  }
}
