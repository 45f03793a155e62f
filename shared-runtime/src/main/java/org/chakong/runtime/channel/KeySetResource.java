package org.chakong.runtime.channel;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.chakong.contracts.message.KeyDirectory;

/** The public keys this party signs with: the one thing on the channel that is not signed. */
@Path("/.well-known/jwks.json")
@PermitAll
public class KeySetResource {

  private final KeyDirectory keys;

  KeySetResource(KeyDirectory keys) {
    this.keys = keys;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String keys() {
    keys.loadOrCreate();
    return keys.jwks();
  }
}
