package org.chakong.runtime.evidence;

import java.util.List;

/** Some months could not be dropped; the causes follow, the message holds nothing of any row. */
public final class PruningFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PruningFailed(List<? extends RuntimeException> causes) {
    super(causes.size() + " months of evidence could not leave", causes.getFirst());
    causes.subList(1, causes.size()).forEach(this::addSuppressed);
  }
}
