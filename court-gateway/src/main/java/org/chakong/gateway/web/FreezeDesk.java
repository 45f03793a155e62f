package org.chakong.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Period;
import org.chakong.contracts.api.CourtFreeze;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.request.FreezeView;
import org.chakong.gateway.freeze.FreezeList;
import org.chakong.runtime.web.ProblemException;

/** Freezes to look at. */
@ApplicationScoped
class FreezeDesk {

  private final FreezeList list;

  FreezeDesk(FreezeList list) {
    this.list = list;
  }

  Page<CourtFreeze> list(
      ListQuery query, String caseNumber, String expiringWithin, FreezeView.State state) {
    return list.page(
        new FreezeList.Filter(
            query.onlyCourt().orElse(null),
            ListQuery.caseNumber(caseNumber),
            period(expiringWithin),
            state),
        query.page());
  }

  private static Period period(String text) {
    try {
      Period period = text == null ? null : Period.parse(text);
      if (period != null && period.isNegative()) {
        throw ProblemException.malformed("expiringWithin");
      }
      return period;
    } catch (DateTimeException e) {
      throw ProblemException.malformed("expiringWithin");
    }
  }
}
