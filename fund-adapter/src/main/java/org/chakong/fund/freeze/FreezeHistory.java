package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.freeze.FreezeChanged.Cause;
import org.jdbi.v3.core.Jdbi;

/** What happened to freezes as such; what happened to a part of one stands beside the part. */
@Singleton
class FreezeHistory {

  private final Jdbi jdbi;

  FreezeHistory(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Writes the history row of each freeze. */
  void add(Collection<String> freezeNos, Cause cause, FreezeView.State stateAfter, Act act) {
    if (freezeNos.isEmpty()) {
      return;
    }
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO freeze_event (freeze_no, kind, at, actor, why, request_no, state_after)
                SELECT freeze_no, :kind, :at, :actor, :why, :request, :state
                  FROM unnest(:freezes) AS n (freeze_no)
                """)
            .bindArray("freezes", String.class, List.copyOf(freezeNos))
            .bind("kind", cause.name())
            .bind("at", act.at())
            .bind("actor", act.who().actor())
            .bind("why", act.who().why())
            .bind("request", act.who().requestNo())
            .bind("state", stateAfter.name())
            .execute());
  }
}
