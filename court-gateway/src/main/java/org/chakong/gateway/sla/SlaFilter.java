package org.chakong.gateway.sla;

import java.time.Instant;
import java.time.LocalDate;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.Action;
import org.chakong.runtime.web.ProblemException;
import org.hibernate.query.NativeQuery;

/**
 * Which requests figures are about; null does not restrict.
 *
 * @param from first legal day of acceptance, not null
 * @param to last legal day of acceptance, not null
 */
public record SlaFilter(
    LocalDate from, LocalDate to, Action action, String fundCentre, String court) {

  /**
   * @throws ProblemException 400 when the first day is after the last
   */
  public SlaFilter {
    if (from.isAfter(to)) {
      throw ProblemException.malformed("from");
    }
  }

  <T> NativeQuery<T> in(NativeQuery<T> query, Instant now) {
    return query
        .setParameter("from", from.atStartOfDay(LegalZone.ZONE).toInstant(), Instant.class)
        .setParameter("before", LegalZone.endOfDay(to), Instant.class)
        .setParameter("action", action == null ? null : action.name(), String.class)
        .setParameter("centre", fundCentre, String.class)
        .setParameter("court", court, String.class)
        .setParameter("now", now, Instant.class);
  }
}
