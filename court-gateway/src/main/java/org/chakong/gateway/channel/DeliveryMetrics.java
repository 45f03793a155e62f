package org.chakong.gateway.channel;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.chakong.gateway.request.QuietRequests;
import org.chakong.runtime.metrics.DatabaseFigures;

/** Shows what waits to be delivered; read from the database, so each replica shows the same. */
@Startup
@ApplicationScoped
class DeliveryMetrics {

  DeliveryMetrics(DatabaseFigures figures, QuietRequests requests) {
    figures.time(
        "chakong.delivery.oldest.unsent",
        "How long the oldest request has been waiting to reach its fund centre",
        requests::oldestUnsent);
    figures.count(
        "chakong.delivery.refused",
        "Requests that wait although their fund centre refused to take them",
        requests::refused);
  }
}
