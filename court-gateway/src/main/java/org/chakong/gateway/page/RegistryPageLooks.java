package org.chakong.gateway.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.gateway.look.Looks;
import org.chakong.gateway.web.Caller;
import org.chakong.runtime.registry.RegistryLooks;

/** Looks at the gateway's registries, beside those at its requests. */
@ApplicationScoped
class RegistryPageLooks implements RegistryLooks {

  private final Looks looks;
  private final Caller caller;

  RegistryPageLooks(Looks looks, Caller caller) {
    this.looks = looks;
    this.caller = caller;
  }

  @Override
  public void atEntries(RegistryKind kind, List<Long> entries) {
    looks.atEntries(caller.actor(), kind, entries);
  }

  @Override
  public void atProposal(RegistryKind kind, long proposal) {
    looks.atProposal(caller.actor(), kind, proposal);
  }
}
