package org.chakong.gateway.web;

import io.quarkus.security.identity.SecurityIdentity;
import org.chakong.contracts.api.CourtRegistryApi;
import org.chakong.runtime.registry.RegistryDesk;
import org.chakong.runtime.registry.RegistryDoor;

/** The registries at the court: one operator proposes, another decides. */
public class CourtRegistryResource extends RegistryDoor implements CourtRegistryApi {

  CourtRegistryResource(SecurityIdentity caller, RegistryDesk desk) {
    super(caller, desk);
  }
}
