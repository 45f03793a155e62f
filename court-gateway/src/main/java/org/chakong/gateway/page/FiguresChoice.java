package org.chakong.gateway.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.request.Action;
import org.chakong.gateway.sla.SlaFilter;
import org.chakong.gateway.sla.SlaHistory.By;
import org.chakong.gateway.sla.SlaHistory.Step;
import org.chakong.runtime.web.ProblemException;
import org.jboss.resteasy.reactive.RestQuery;

/** What a reader of the figures asks for, as it stands in the address. */
public class FiguresChoice {

  /** With today a month or more: enough to see where it goes. */
  private static final int DAYS_BEFORE = 29;

  /** A point for each month of them can still be read, and drawn. */
  private static final int MOST_YEARS = 10;

  @RestQuery String from;
  @RestQuery String to;
  @RestQuery String step;
  @RestQuery String by;
  @RestQuery String action;
  @RestQuery String centre;
  @RestQuery String court;

  /**
   * @param onlyCourt the only court that the reader may see, null for all
   * @throws ProblemException 400 for what is no day, and when the first day is after the last or
   *     more than ten years before it
   */
  SlaFilter filter(LocalDate today, String onlyCourt) {
    LocalDate last = day("to", to).orElse(today);
    LocalDate first = day("from", from).orElse(last.minusDays(DAYS_BEFORE));
    if (first.isBefore(last.minusYears(MOST_YEARS))) {
      throw ProblemException.malformed("from");
    }
    return new SlaFilter(
        first,
        last,
        BoardChoice.chosen(List.of(Action.values()), action).orElse(null),
        BoardChoice.blankToNull(centre),
        onlyCourt == null ? BoardChoice.blankToNull(court) : onlyCourt);
  }

  Step step(SlaFilter filter) {
    return Step.fitting(
        filter.from(), filter.to(), BoardChoice.chosen(List.of(Step.values()), step));
  }

  By by() {
    return BoardChoice.chosen(List.of(By.values()), by).orElse(By.ACTION);
  }

  private static Optional<LocalDate> day(String field, String text) {
    try {
      return Optional.ofNullable(BoardChoice.blankToNull(text)).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw ProblemException.malformed(field);
    }
  }
}
