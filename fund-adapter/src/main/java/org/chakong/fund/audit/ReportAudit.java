package org.chakong.fund.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chakong.contracts.api.AuditReport;
import org.chakong.contracts.calendar.LegalZone;

/** What the audit knows, as the Fund API tells it. */
@ApplicationScoped
public class ReportAudit {

  private static final int LISTED_AT_MOST = 200;

  private final RegisterAudit audit;
  private final AuditBook book;

  ReportAudit(RegisterAudit audit, AuditBook book) {
    this.audit = audit;
    this.book = book;
  }

  /** The last runs, every check with what is open, and the oldest open findings. */
  public AuditReport report() {
    Map<Reach, AuditBook.Run> runs = book.runs();
    Map<String, Long> counts = book.counts();
    List<AuditReport.AuditCheck> checks =
        audit.checks().stream()
            .map(check ->
                new AuditReport.AuditCheck(
                    check.name(), check.invariant(), counts.getOrDefault(check.name(), 0L)))
            .toList();
    return new AuditReport(
        run(runs, Reach.TOUCHED),
        run(runs, Reach.EVERYTHING),
        checks,
        book.open(LISTED_AT_MOST).stream().map(ReportAudit::listed).toList());
  }

  private static AuditReport.AuditRun run(Map<Reach, AuditBook.Run> runs, Reach reach) {
    return Optional.ofNullable(runs.get(reach))
        .map(run ->
            new AuditReport.AuditRun(
                legal(run.startedAt()),
                run.endedAt().map(ReportAudit::legal).orElse(null),
                run.endedAt()
                    .map(ended ->
                        new AuditReport.AuditCounts(
                            run.accounts(), run.freezes(), run.deductions(), run.requests()))
                    .orElse(null)))
        .orElse(null);
  }

  private static AuditReport.AuditViolation listed(AuditBook.Finding finding) {
    Violation violation = finding.violation();
    return new AuditReport.AuditViolation(
        violation.check(), violation.key(), violation.detail(), legal(finding.foundAt()));
  }

  private static OffsetDateTime legal(OffsetDateTime at) {
    return at.atZoneSameInstant(LegalZone.ZONE).toOffsetDateTime();
  }
}
