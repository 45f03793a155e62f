package org.chakong.gateway.webhook;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.chakong.runtime.metrics.DatabaseFigures;

/** Shows what case systems have not been told. */
@Startup
@ApplicationScoped
class WebhookMetrics {

  WebhookMetrics(DatabaseFigures figures, WebhookLedger ledger) {
    figures.time(
        "chakong.webhook.oldest.pending",
        "How long the oldest change has been waiting to be told to a case system",
        ledger::oldestPending);
    figures.count(
        "chakong.webhook.endpoints.gone",
        "Endpoints that said they are gone; nothing is sent to them",
        ledger::gone);
  }
}
