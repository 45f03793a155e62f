package org.chakong.fund.freeze;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Freezes of which nobody can be told that they ended, so that their ending always fails. */
@ApplicationScoped
class PoisonedFreezes {

  private final Set<String> freezeNos = ConcurrentHashMap.newKeySet();

  void poison(String freezeNo) {
    freezeNos.add(freezeNo);
  }

  void mend(String freezeNo) {
    freezeNos.remove(freezeNo);
  }

  void ended(@Observes FreezesChanged changed) {
    boolean poisoned =
        changed.all().stream()
            .filter(one -> one.cause() == FreezeChanged.Cause.EXPIRED)
            .anyMatch(one -> freezeNos.contains(one.freezeNo()));
    if (poisoned) {
      throw new IllegalStateException("of this one nobody can be told");
    }
  }
}
