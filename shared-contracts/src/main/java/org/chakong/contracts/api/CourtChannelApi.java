package org.chakong.contracts.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.chakong.contracts.message.SignedBody;
import org.chakong.contracts.request.TrackedRequest;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The court gateway's side of the channel; published in {@code openapi/channel-v1.yaml}. Signed
 * like the fund centre's side.
 */
@Path("/channel/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface CourtChannelApi {

  /** A request's new state with its answer; a revision that is already known is taken again. */
  @POST
  @Path("/answers")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<SignedBody<Taken>> answer(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      SignedBody<TrackedRequest> answer);

  /** A change of place or amount of a freeze, a counter result, a notice of delay. */
  @POST
  @Path("/notices")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<SignedBody<Taken>> notice(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, SignedBody<Notice> notice);

  /** Says that a message is durably stored. */
  record Taken(String id) {}
}
