package org.chakong.runtime.demo;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Stands for whatever a service guards with a role. */
@Path("/guarded")
public class GuardedResource {

  private final JsonWebToken caller;

  GuardedResource(JsonWebToken caller) {
    this.caller = caller;
  }

  @GET
  @RolesAllowed("auditor")
  public Map<String, String> who() {
    return Map.of("court", caller.getClaim("court"), "subject", caller.getSubject());
  }
}
