package org.chakong.gateway.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import org.chakong.contracts.api.CourtReconciliationApi;
import org.chakong.contracts.api.ReconciliationReport;
import org.chakong.gateway.channel.ReconcileWithFund;
import org.chakong.runtime.reconcile.LegalDay;
import org.chakong.runtime.reconcile.ReconciliationBook;

/** Shows and starts the daily reconciliation; it waits for fund centres. */
@RunOnVirtualThread
public class CourtReconciliationResource implements CourtReconciliationApi {

  private final ReconcileWithFund reconcile;
  private final ReconciliationBook book;
  private final LegalDay days;

  CourtReconciliationResource(ReconcileWithFund reconcile, ReconciliationBook book, LegalDay days) {
    this.reconcile = reconcile;
    this.book = book;
    this.days = days;
  }

  @Override
  @RolesAllowed(Caller.COURT_OPS)
  public ReconciliationReport reconciliation(String date) {
    return book.report(days.begun(date));
  }

  @Override
  @RolesAllowed(Caller.COURT_OPS)
  public ReconciliationReport reconcile(String date) {
    LocalDate day = days.begun(date);
    reconcile.reconcile(day);
    return book.report(day);
  }
}
