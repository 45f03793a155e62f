package org.chakong.gateway.request;

import java.time.LocalDate;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Sla;
import org.chakong.contracts.request.Verdict;

/**
 * Which requests a list shows; null does not restrict.
 *
 * @param from first legal day of acceptance
 * @param to last legal day of acceptance
 */
public record RequestFilter(
    RequestStatus status,
    Verdict verdict,
    Sla.State sla,
    Action action,
    String court,
    String caseNumber,
    LocalDate from,
    LocalDate to) {

  /** A case number in normal form, or as it was written where it has none. */
  public static String caseNumber(String written) {
    return CaseNumber.parse(written).map(CaseNumber::text).orElse(written);
  }
}
