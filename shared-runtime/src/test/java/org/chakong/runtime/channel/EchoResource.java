package org.chakong.runtime.channel;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.chakong.contracts.message.SignedBody;

/** Something to talk to on the channel. */
@Path("/channel/v1")
@PermitAll
@SignedChannel
public class EchoResource {

  private final ChannelContext context;

  EchoResource(ChannelContext context) {
    this.context = context;
  }

  @POST
  @Path("/echo")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public SignedBody<Object> echo(SignedBody<Object> body) {
    return body;
  }

  @GET
  @Path("/sender")
  @Produces(MediaType.TEXT_PLAIN)
  public String sender() {
    return context.sender().party().value();
  }

  @GET
  @Path("/failure")
  public String failure() {
    throw new IllegalStateException("测试甲 410811198503152010");
  }
}
