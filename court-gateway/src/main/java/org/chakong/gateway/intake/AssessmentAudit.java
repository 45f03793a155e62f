package org.chakong.gateway.intake;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.chakong.contracts.api.Assessment;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Verdict;
import org.chakong.gateway.request.RequestFilter;
import org.chakong.runtime.clock.LegalClock;
import org.hibernate.Session;

/** Keeps who asked for an assessment in which case, and counts them. */
@ApplicationScoped
class AssessmentAudit {

  private static final String INSERT =
      """
      INSERT INTO assessment (at, actor, court, fund_centre, action, case_number, result)
      VALUES (:at, :actor, :court, :fundCentre, :action, :caseNumber, :result)
      """;

  private final EntityManager database;
  private final LegalClock clock;
  private final MeterRegistry meters;

  AssessmentAudit(EntityManager database, LegalClock clock, MeterRegistry meters) {
    this.database = database;
    this.clock = clock;
    this.meters = meters;
  }

  /** Notes an assessment that was asked for; empty when the fund centre could not be reached. */
  @Transactional
  void note(AssistanceRequest request, Filer filer, Optional<Assessment> assessment) {
    String result =
        assessment
            .map(told -> Optional.ofNullable(told.verdict()).map(Verdict::name).orElse("IN_REVIEW"))
            .orElse("UNREACHABLE");
    database
        .unwrap(Session.class)
        .createNativeMutationQuery(INSERT)
        .setParameter("at", clock.instant())
        .setParameter("actor", filer.actor())
        .setParameter("court", filer.court())
        .setParameter("fundCentre", request.fundCentre())
        .setParameter("action", request.action().name())
        .setParameter("caseNumber", RequestFilter.caseNumber(request.courtCase().number()))
        .setParameter("result", result)
        .executeUpdate();
    meters
        .counter("chakong.assessments", "action", request.action().name(), "result", result)
        .increment();
  }
}
