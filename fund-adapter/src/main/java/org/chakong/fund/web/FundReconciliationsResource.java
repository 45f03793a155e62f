package org.chakong.fund.web;

import jakarta.annotation.security.RolesAllowed;
import org.chakong.contracts.api.FundReconciliationsApi;
import org.chakong.contracts.api.ReconciliationReport;
import org.chakong.runtime.reconcile.LegalDay;
import org.chakong.runtime.reconcile.ReconciliationBook;

/** Shows what gateways found in the daily reconciliation. */
public class FundReconciliationsResource implements FundReconciliationsApi {

  private final ReconciliationBook book;
  private final LegalDay days;

  FundReconciliationsResource(ReconciliationBook book, LegalDay days) {
    this.book = book;
    this.days = days;
  }

  @Override
  @RolesAllowed("fund-ops")
  public ReconciliationReport reconciliation(String date) {
    return book.report(days.begun(date));
  }
}
