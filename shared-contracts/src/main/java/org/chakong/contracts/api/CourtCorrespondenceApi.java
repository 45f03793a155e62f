package org.chakong.contracts.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What a fund centre writes to a court about a request and how the court replies, part of the Court
 * API. Roles: {@code case-system} and {@code court-clerk}, each of its own court; {@code court-ops}
 * reads all.
 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface CourtCorrespondenceApi {

  /** The fund centre's questions about a request in their order; all on one page. */
  @GET
  @Path("/requests/{requestNo}/questions")
  Page<Question> questions(@PathParam("requestNo") String requestNo);

  /**
   * Replies to a question; 201, or 200 where the same was replied before. 409 where another reply
   * was given, or no question is open.
   */
  @POST
  @Path("/requests/{requestNo}/replies")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<Question> reply(@PathParam("requestNo") String requestNo, ReplyText reply);

  /** The fund centre's objection and the reply to it; 404 where there is none. */
  @GET
  @Path("/requests/{requestNo}/objection")
  RaisedObjection objection(@PathParam("requestNo") String requestNo);

  /**
   * Replies to the objection, also after the 15 days; 201, or 200 where the same was replied
   * before.
   */
  @POST
  @Path("/requests/{requestNo}/objection-reply")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<RaisedObjection> replyToObjection(
      @PathParam("requestNo") String requestNo, ObjectionReplyText reply);
}
