package org.chakong.fund.core.embedded;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.chakong.runtime.metrics.DatabaseFigures;

/** How many events of a restore the core still has to look at. */
@Startup
@ApplicationScoped
class KeptEventFigures {

  KeptEventFigures(KeptEventRows rows, DatabaseFigures figures) {
    figures.count(
        "chakong.restoration.events.refused",
        "Core events of a restore that were refused and not applied since",
        rows::refused);
  }
}
