package org.chakong.gateway.sla;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.chakong.gateway.request.OpenDeadlines;
import org.chakong.runtime.metrics.DatabaseFigures;

/**
 * Shows how the unanswered requests stand; read from the database, so each replica says the same.
 */
@Startup
@ApplicationScoped
class SlaMetrics {

  SlaMetrics(DatabaseFigures figures, OpenDeadlines deadlines) {
    figures.count(
        "chakong.requests.due.soon",
        "Unanswered requests whose deadline is near",
        () -> deadlines.standing().dueSoon());
    figures.count(
        "chakong.requests.overdue",
        "Unanswered requests whose deadline has passed",
        () -> deadlines.standing().overdue());
    figures.count(
        "chakong.requests.without.deadline",
        "Unanswered requests whose deadline waits for a calendar",
        () -> deadlines.standing().withoutDeadline());
  }
}
