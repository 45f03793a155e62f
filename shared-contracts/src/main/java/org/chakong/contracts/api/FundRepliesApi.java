package org.chakong.contracts.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.chakong.contracts.api.CourtChannelApi.Taken;
import org.chakong.contracts.message.SignedBody;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a fund centre takes the replies of courts, part of the channel. */
@Path("/channel/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface FundRepliesApi {

  /** A reply to a question or an objection; one that is known already is taken again. */
  @POST
  @Path("/replies")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<SignedBody<Taken>> reply(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, SignedBody<CourtReply> reply);
}
