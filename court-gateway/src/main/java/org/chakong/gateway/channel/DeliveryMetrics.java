package org.chakong.gateway.channel;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.chakong.gateway.request.QuietRequests;
import org.chakong.runtime.metrics.DatabaseFigures;
import org.jdbi.v3.core.Jdbi;

/** Shows what waits to be delivered; read from the database, so each replica shows the same. */
@Startup
@ApplicationScoped
class DeliveryMetrics {

  /**
   * Each attempt adds two to the version, and they come half a minute apart: a quarter of an hour.
   */
  private static final String ENDS_UNTOLD =
      """
      SELECT count(*) FROM scheduled_tasks
       WHERE task_name IN ('withdraw-request', 'take-request-offline') AND version > 60
      """;

  DeliveryMetrics(DatabaseFigures figures, QuietRequests requests, DataSource database) {
    Jdbi jdbi = Jdbi.create(database);
    figures.time(
        "chakong.delivery.oldest.unsent",
        "How long the oldest request has been waiting to reach its fund centre",
        requests::oldestUnsent);
    figures.count(
        "chakong.delivery.refused",
        "Requests that wait although their fund centre refused to take them",
        requests::refused);
    figures.count(
        "chakong.delivery.ends.untold",
        "Withdrawals and requests taken to the counter that the fund centre goes on not hearing of",
        () -> jdbi.withHandle(handle -> handle.createQuery(ENDS_UNTOLD).mapTo(Long.class).one()));
  }
}
