package org.chakong.fund.web;

import io.quarkus.security.identity.SecurityIdentity;
import org.chakong.contracts.api.FundRegistryApi;
import org.chakong.runtime.registry.RegistryDesk;
import org.chakong.runtime.registry.RegistryDoor;

/** The registries at the fund centre: a clerk proposes, a supervisor decides. */
public class FundRegistryResource extends RegistryDoor implements FundRegistryApi {

  FundRegistryResource(SecurityIdentity caller, RegistryDesk desk) {
    super(caller, desk);
  }
}
