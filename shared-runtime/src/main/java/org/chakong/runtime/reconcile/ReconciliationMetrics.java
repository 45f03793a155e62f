package org.chakong.runtime.reconcile;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.evidence.PeerHeads;
import org.chakong.runtime.metrics.DatabaseFigures;

/** What somebody has to look at; read from the database, so each replica tells the same. */
@Startup
@ApplicationScoped
class ReconciliationMetrics {

  ReconciliationMetrics(
      DatabaseFigures figures, ReconciliationBook book, PeerHeads heads, PeerDirectory peers) {
    figures.count(
        "chakong.reconciliation.differences",
        "What both sides of the channel differ in, of all days compared",
        book::differences);
    figures.count(
        "chakong.reconciliation.unanswered.days",
        "Days on which a peer did not answer or take the result, to be compared again",
        book::unanswered);
    figures.count(
        "chakong.reconciliation.behind.days",
        "Days since the newest one that was compared with each peer, the longest of them",
        () -> book.behind(peers.peers().stream().map(peer -> peer.party().value()).toList()));
    figures.count(
        "chakong.evidence.peers.broken",
        "Peers whose sealed evidence does not go on from the head that was kept",
        heads::broken);
  }
}
