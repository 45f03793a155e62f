package org.chakong.runtime.evidence;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.chakong.runtime.metrics.DatabaseFigures;

/** Shows whether evidence is sealed in time and has a place to go. */
@Startup
@ApplicationScoped
class EvidenceFigures {

  EvidenceFigures(DatabaseFigures figures, SealWatch seals, EvidenceMonths months) {
    figures.time(
        "chakong.evidence.oldest.unsealed",
        "How long the oldest kept message has been waiting for its seal",
        seals::oldestUnsealed);
    figures.flag(
        "chakong.evidence.month.missing",
        "1 when there is no partition for next month's evidence",
        months::missing);
  }
}
