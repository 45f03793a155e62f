package org.chakong.runtime.reconcile;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.chakong.runtime.evidence.PeerHeads;

/** What somebody has to look at; read from the database, so each replica tells the same. */
@Startup
@ApplicationScoped
class ReconciliationMetrics {

  ReconciliationMetrics(MeterRegistry meters, ReconciliationBook book, PeerHeads heads) {
    Gauge.builder("chakong.reconciliation.differences", book::differences)
        .description("What both sides of the channel differ in, of all days compared")
        .register(meters);
    Gauge.builder("chakong.reconciliation.unanswered.days", book::unanswered)
        .description("Days on which a peer did not answer or take the result, to be compared again")
        .register(meters);
    Gauge.builder("chakong.evidence.peers.broken", heads::broken)
        .description("Peers whose sealed evidence does not go on from the head that was kept")
        .register(meters);
  }
}
