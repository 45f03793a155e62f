package org.chakong.runtime.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chakong.contracts.registry.RegistryKind;

/** The services keep looks where they keep the others; here nobody looks. */
@ApplicationScoped
class NoLooks implements RegistryLooks {

  @Override
  public void atEntries(RegistryKind kind, List<Long> entries) {
    throw new UnsupportedOperationException("no looks are kept here");
  }

  @Override
  public void atProposal(RegistryKind kind, long proposal) {
    throw new UnsupportedOperationException("no looks are kept here");
  }
}
