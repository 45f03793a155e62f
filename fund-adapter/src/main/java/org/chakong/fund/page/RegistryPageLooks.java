package org.chakong.fund.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.fund.web.OwnLooks;
import org.chakong.runtime.registry.RegistryLooks;

/** Looks at the fund centre's registries, beside those at its requests. */
@ApplicationScoped
class RegistryPageLooks implements RegistryLooks {

  private final OwnLooks looks;

  RegistryPageLooks(OwnLooks looks) {
    this.looks = looks;
  }

  @Override
  public void atEntries(RegistryKind kind, List<Long> entries) {
    looks.atEntries(kind, entries);
  }

  @Override
  public void atProposal(RegistryKind kind, long proposal) {
    looks.atProposal(kind, proposal);
  }
}
