package org.chakong.contracts.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.DocumentType;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Sla;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.contracts.request.Verdict;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * What the court gateway offers to case systems; published as {@code openapi/court-v1.yaml}.
 * Callers hold a bearer token with the role {@code case-system} (own court only), {@code court-ops}
 * or {@code auditor}. Errors are problem documents; amounts are yuan strings.
 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface CourtApi {

  /** A PDF where there is also something else: given to those who ask for it by name. */
  String PRINTED = "application/pdf;qs=0.5";

  /** A workbook where there is also JSON. */
  String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;qs=0.5";

  /** Takes in a paper; the same bytes and type again give 200 with the same id. */
  @POST
  @Path("/documents")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  RestResponse<StoredDocument> upload(
      @RestForm("type") DocumentType type, @RestForm("file") FileUpload file);

  /** Files a request: 202, or 200 where it was answered within {@code Prefer: wait=N} seconds. */
  @POST
  @Path("/requests")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<TrackedRequest> file(
      @HeaderParam("Prefer") String prefer, AssistanceRequest request);

  /** The request as it stands; {@code Prefer: wait=N} waits for a change of status. */
  @GET
  @Path("/requests/{requestNo}")
  TrackedRequest request(
      @PathParam("requestNo") String requestNo, @HeaderParam("Prefer") String prefer);

  /** Requests, newest first. Dates are days of acceptance in Asia/Shanghai, both inclusive. */
  @GET
  @Path("/requests")
  Page<TrackedRequest> requests(
      @QueryParam("status") RequestStatus status,
      @QueryParam("verdict") Verdict verdict,
      @QueryParam("sla") Sla.State sla,
      @QueryParam("action") Action action,
      @QueryParam("court") String court,
      @QueryParam("caseNumber") String caseNumber,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);

  /** Every event of a request in order. */
  @GET
  @Path("/requests/{requestNo}/timeline")
  Page<TimelineEvent> timeline(
      @PathParam("requestNo") String requestNo,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);

  /** The fund centre's signed answer as received: the message token over {@link #signedAnswer}. */
  @GET
  @Path("/requests/{requestNo}/receipt")
  @Produces("application/jose")
  String receipt(@PathParam("requestNo") String requestNo);

  /** The receipt 回执 to be read and filed: what was asked, what was done, who signed it. */
  @GET
  @Path("/requests/{requestNo}/receipt")
  @Produces(PRINTED)
  RestResponse<byte[]> printedReceipt(@PathParam("requestNo") String requestNo);

  /**
   * What to bring to the window, and where it is. 409 while the request is not to be taken there,
   * with a word on when it will be.
   */
  @GET
  @Path("/requests/{requestNo}/offline-slip")
  @Produces("application/pdf")
  RestResponse<byte[]> offlineSlip(@PathParam("requestNo") String requestNo);

  /** The exact bytes that the receipt's {@code digest} claim covers. */
  @GET
  @Path("/requests/{requestNo}/signed-answer")
  @Produces(MediaType.APPLICATION_JSON)
  byte[] signedAnswer(@PathParam("requestNo") String requestNo);

  /** Takes a request back before it is answered; 409 after. */
  @POST
  @Path("/requests/{requestNo}/withdrawal")
  TrackedRequest withdraw(@PathParam("requestNo") String requestNo);

  /**
   * Records what the window did and closes the online request; what is still on its way there will
   * have no effect. The same again replays, a contradiction is 409, as is a request that is
   * answered online.
   */
  @POST
  @Path("/requests/{requestNo}/offline-result")
  @Consumes(MediaType.APPLICATION_JSON)
  TrackedRequest offlineResult(@PathParam("requestNo") String requestNo, OfflineResult result);

  /** What would be answered if the request were filed now; changes nothing, shows no amounts. */
  @POST
  @Path("/assessments")
  @Consumes(MediaType.APPLICATION_JSON)
  Assessment assess(AssistanceRequest request);

  /**
   * The court's freezes as last told by the fund centre.
   *
   * @param expiringWithin an ISO 8601 period such as {@code P30D}
   */
  @GET
  @Path("/freezes")
  Page<CourtFreeze> freezes(
      @QueryParam("caseNumber") String caseNumber,
      @QueryParam("expiringWithin") String expiringWithin,
      @QueryParam("state") FreezeView.State state,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);

  /**
   * Every change, notice and counter act of the court's requests and freezes, in order; {@code
   * next} is always there. With {@code Prefer: wait=N} waits until there is one.
   */
  @GET
  @Path("/changes")
  Page<Change> changes(
      @HeaderParam("Prefer") String prefer,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);

  /** What was sent to the endpoints of case systems, for operators; oldest first. */
  @GET
  @Path("/webhook-deliveries")
  Page<WebhookDelivery> webhookDeliveries(
      @QueryParam("delivery") WebhookDelivery.State delivery,
      @QueryParam("limit") Integer limit,
      @QueryParam("cursor") String cursor);

  /** Sends a change again that was not taken, and calls an endpoint again that was gone. */
  @POST
  @Path("/webhook-deliveries/{id}/retry")
  WebhookDelivery retryWebhook(@PathParam("id") long id);

  /**
   * How well deadlines were kept, for requests accepted on these days (Asia/Shanghai, inclusive).
   *
   * @param from without it the first day of the month of {@code to}
   * @param to without it today
   */
  @GET
  @Path("/sla/summary")
  SlaSummary slaSummary(@QueryParam("from") String from, @QueryParam("to") String to);

  /** The year's work for the joint conference. */
  @GET
  @Path("/reports/{year}")
  YearReport report(@PathParam("year") int year);

  /** The same as a workbook. */
  @GET
  @Path("/reports/{year}")
  @Produces(WORKBOOK)
  RestResponse<byte[]> reportWorkbook(@PathParam("year") int year);

  /** Records a joint meeting 联席会议; the same again is no harm, another note for the day is 409. */
  @POST
  @Path("/reports/{year}/meetings")
  @Consumes(MediaType.APPLICATION_JSON)
  YearReport.JointMeetings recordMeeting(
      @PathParam("year") int year, YearReport.JointMeeting meeting);
}
