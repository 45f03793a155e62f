package org.chakong.contracts.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.chakong.contracts.message.SignedBody;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.TrackedRequest;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The fund centre's side of the channel; published as {@code openapi/channel-v1.yaml}. Every call
 * bears a message token and every response, errors too, one in {@code Chakong-Receipt}.
 */
@Path("/channel/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface FundChannelApi {

  /** The header of a response that carries its message token. */
  String RECEIPT = "Chakong-Receipt";

  /** Hands over a paper before the request that names it; 201, or 200 where it is there already. */
  @PUT
  @Path("/documents/{sha256}")
  @Consumes({
    MediaType.APPLICATION_OCTET_STREAM,
    "application/pdf",
    "application/ofd",
    "image/png",
    "image/jpeg"
  })
  RestResponse<SignedBody<StoredPaper>> putDocument(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("sha256") String sha256,
      byte[] paper);

  /** Hands over a request: 200 when it is decided, 202 when it is durably stored. */
  @POST
  @Path("/requests")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<SignedBody<TrackedRequest>> file(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      SignedBody<AssistanceRequest> request);

  /** The request as the fund centre has it; a signed 404 when it never came. */
  @GET
  @Path("/requests/{requestNo}")
  RestResponse<SignedBody<TrackedRequest>> request(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("requestNo") String requestNo);

  /** Takes a request back, also without a body; one that never came is barred from coming later. */
  @POST
  @Path("/requests/{requestNo}/withdrawal")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<SignedBody<TrackedRequest>> withdraw(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("requestNo") String requestNo,
      SignedBody<Withdrawal> withdrawal);

  /** What would be answered if the request came now. */
  @POST
  @Path("/assessments")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<SignedBody<Assessment>> assess(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      SignedBody<AssistanceRequest> request);

  /** A paper that the fund centre holds. */
  record StoredPaper(String documentId, long size) {}

  /**
   * Takes a request back, or bars a late delivery of one that went to the counter.
   *
   * @param court the court that the request belongs to; without it the sender alone decides
   * @param offline true when it was taken to the counter
   */
  record Withdrawal(String court, boolean offline) {}
}
