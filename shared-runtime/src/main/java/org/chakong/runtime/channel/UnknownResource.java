package org.chakong.runtime.channel;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.chakong.contracts.problem.ProblemCode;
import org.chakong.runtime.web.ProblemException;

/**
 * What the channel does not have: verified like the rest, so that the signed 404 names its request.
 */
@Path("/channel/v1")
@PermitAll
@SignedChannel
public class UnknownResource {

  @GET
  @Path("{unknown:.*}")
  public void get() {
    throw new ProblemException(ProblemCode.NOT_FOUND);
  }

  @POST
  @Path("{unknown:.*}")
  public void post() {
    throw new ProblemException(ProblemCode.NOT_FOUND);
  }

  @PUT
  @Path("{unknown:.*}")
  public void put() {
    throw new ProblemException(ProblemCode.NOT_FOUND);
  }

  /** Nothing here can be deleted or patched; verified too, so that the answer names its request. */
  @DELETE
  @Path("{unknown:.*}")
  public void delete() {
    throw new NotAllowedException("");
  }

  @PATCH
  @Path("{unknown:.*}")
  public void patch() {
    throw new NotAllowedException("");
  }
}
