package org.chakong.contracts.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What a fund centre writes to a court about a request and reads in reply, part of the Fund API: a
 * question 询问 while it decides, an objection 异议 to what it has executed. Role {@code fund-clerk};
 * {@code fund-supervisor} and {@code fund-ops} read too.
 */
@Path("/fund/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface FundCorrespondenceApi {

  /** The header by which a question that is sent again is known. */
  String IDEMPOTENCY_KEY = "Idempotency-Key";

  /**
   * Asks the court about an online request in review; 201, or 200 where it was asked before. The
   * deadline of the request stands.
   *
   * @param key chosen by the caller, 1 to 64 characters, its own for each question of a request;
   *     without one the same words again are the same question while it is open
   */
  @POST
  @Path("/reviews/{requestNo}/questions")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<Question> ask(
      @PathParam("requestNo") String requestNo,
      @HeaderParam(IDEMPOTENCY_KEY) String key,
      QuestionText question);

  /** The questions about a request in their order, with the replies; all on one page. */
  @GET
  @Path("/reviews/{requestNo}/questions")
  Page<Question> questions(@PathParam("requestNo") String requestNo);

  /**
   * Objects to what an answer says was executed; 201, or 200 where it was said before. The court
   * hears of it in a new signed answer.
   */
  @POST
  @Path("/requests/{requestNo}/objection")
  @Consumes(MediaType.APPLICATION_JSON)
  RestResponse<RaisedObjection> object(
      @PathParam("requestNo") String requestNo, ObjectionText objection);

  /** The objection in the answer and the court's reply; 404 where there is none. */
  @GET
  @Path("/requests/{requestNo}/objection")
  RaisedObjection objection(@PathParam("requestNo") String requestNo);
}
