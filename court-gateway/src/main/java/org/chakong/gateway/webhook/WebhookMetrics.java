package org.chakong.gateway.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** Shows what case systems have not been told. */
@Startup
@ApplicationScoped
class WebhookMetrics {

  WebhookMetrics(MeterRegistry meters, WebhookLedger ledger) {
    TimeGauge.builder(
            "chakong.webhook.oldest.pending",
            ledger,
            TimeUnit.SECONDS,
            all -> all.oldestPending().toMillis() / 1000.0)
        .description("How long the oldest change has been waiting to be told to a case system")
        .register(meters);
    Gauge.builder("chakong.webhook.endpoints.gone", ledger::gone)
        .description("Endpoints that said they are gone; nothing is sent to them")
        .register(meters);
  }
}
