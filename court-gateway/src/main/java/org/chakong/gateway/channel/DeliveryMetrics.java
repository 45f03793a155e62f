package org.chakong.gateway.channel;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.chakong.gateway.request.QuietRequests;

/** Shows what waits to be delivered; read from the database, so each replica shows the same. */
@Startup
@ApplicationScoped
class DeliveryMetrics {

  DeliveryMetrics(MeterRegistry meters, QuietRequests requests) {
    TimeGauge.builder(
            "chakong.delivery.oldest.unsent",
            () -> requests.oldestUnsent().toMillis(),
            TimeUnit.MILLISECONDS)
        .description("How long the oldest request has been waiting to reach its fund centre")
        .register(meters);
    Gauge.builder("chakong.delivery.refused", requests::refused)
        .description("Requests that wait although their fund centre refused to take them")
        .register(meters);
  }
}
