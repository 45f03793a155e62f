package org.chakong.gateway.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Sla;
import org.chakong.contracts.request.Verdict;
import org.chakong.gateway.request.Position;
import org.chakong.gateway.request.RequestFilter;
import org.chakong.runtime.web.PageRequest;
import org.chakong.runtime.web.ProblemException;

/**
 * What a caller asks of a list, and how far the caller may see.
 *
 * @param onlyCourt the only court the caller may see, empty for all
 */
record ListQuery(Optional<String> onlyCourt, Integer limit, String cursor) {

  private static final String NO_COURT = "";

  PageRequest page() {
    return Position.page(limit, cursor);
  }

  /**
   * @param from first legal day
   * @param to last legal day
   * @throws ProblemException 400 when a day is none
   */
  RequestFilter filter(
      RequestStatus status,
      Verdict verdict,
      Sla.State sla,
      Action action,
      String court,
      String caseNumber,
      String from,
      String to) {
    return new RequestFilter(
        status,
        verdict,
        sla,
        action,
        court(court),
        caseNumber(caseNumber),
        day("from", from),
        day("to", to));
  }

  /** The case number in normal form; null stays null. */
  static String caseNumber(String written) {
    return written == null ? null : RequestFilter.caseNumber(written);
  }

  /** Another court than the only one gives an empty list, as if that court had filed nothing. */
  private String court(String asked) {
    if (onlyCourt.isEmpty() || onlyCourt.get().equals(asked)) {
      return asked;
    }
    return asked == null ? onlyCourt.get() : NO_COURT;
  }

  /** Null stays null. */
  static LocalDate day(String field, String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw ProblemException.malformed(field);
    }
  }
}
