package org.chakong.runtime.registry;

import java.util.List;
import org.chakong.contracts.registry.RegistryKind;

/**
 * Writes down that the caller is about to be shown persons of a registry in full, or has found them
 * by a search (个人信息保护法 Art. 51, 54); each service does so where it keeps its looks. When it fails
 * nothing is shown.
 */
public interface RegistryLooks {

  /** At entries, by their numbers. */
  void atEntries(RegistryKind kind, List<Long> entries);

  /** At what a proposal would change, by its number. */
  void atProposal(RegistryKind kind, long proposal);
}
