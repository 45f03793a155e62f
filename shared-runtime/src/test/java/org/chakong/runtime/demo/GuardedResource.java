package org.chakong.runtime.demo;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Stands for whatever a service guards with a role. */
@Path("/guarded")
public class GuardedResource {

  private final SecurityIdentity identity;

  GuardedResource(SecurityIdentity identity) {
    this.identity = identity;
  }

  @GET
  @RolesAllowed("auditor")
  public Map<String, String> who() {
    JsonWebToken caller = (JsonWebToken) identity.getPrincipal();
    return Map.of("court", caller.getClaim("court"), "subject", caller.getSubject());
  }
}
