package org.chakong.contracts.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.chakong.contracts.message.SignedBody;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Where a side whose database was put back from a backup (恢复备份) gets what it has lost, part of the
 * channel and served by both. Answered also while this side itself is being restored.
 */
@Path("/channel/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface RestorationApi {

  /** Says that the sender was restored, and gives what both said about requests since. */
  @POST
  @Path("/restorations")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<SignedBody<RestoredExchanges>> restored(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      SignedBody<Restoration> restoration);

  /** A paper that passed between the two; 404 when it is not kept here. */
  @GET
  @Path("/restorations/papers/{sha256}")
  RestResponse<SignedBody<RestoredPaper>> paper(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("sha256") String sha256);

  /** A paper, its bytes as base64. */
  record RestoredPaper(String documentId, String bytes) {}
}
