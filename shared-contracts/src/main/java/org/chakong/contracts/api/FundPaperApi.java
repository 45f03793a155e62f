package org.chakong.contracts.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The papers themselves, part of the Fund API. Apart from the rest because what is answered has the
 * media type of its content and none that could be declared. Roles {@code fund-clerk}, {@code
 * fund-supervisor}.
 */
@Path("/fund/v1/requests/{requestNo}/documents")
public interface FundPaperApi {

  /** The bytes of a paper that a request names, as they were handed over. */
  @GET
  @Path("/{documentId}")
  RestResponse<byte[]> document(
      @PathParam("requestNo") String requestNo, @PathParam("documentId") String documentId);
}
