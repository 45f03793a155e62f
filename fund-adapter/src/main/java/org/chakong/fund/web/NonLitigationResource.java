package org.chakong.fund.web;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.OptionalInt;
import org.chakong.contracts.api.NonLitigationApi;
import org.chakong.contracts.calendar.NonLitigationWindow;
import org.chakong.runtime.calendar.CurrentCalendar;
import org.chakong.runtime.web.ProblemException;

/** Counts for the centre's lawyers until when they may apply to a court. */
public class NonLitigationResource implements NonLitigationApi {

  private static final String CITATION = "《行政强制法》第五十三条、第五十四条；沪高法〔2021〕124号 第五条（一）";

  private final CurrentCalendar calendar;

  NonLitigationResource(CurrentCalendar calendar) {
    this.calendar = calendar;
  }

  @Override
  @RolesAllowed({"fund-clerk", "fund-supervisor", "fund-ops"})
  public NonLitigationDays window(String timeToSueEnded, String demandServed) {
    LocalDate ended = day("timeToSueEnded", timeToSueEnded);
    LocalDate served = day("demandServed", demandServed);
    NonLitigationWindow window = NonLitigationWindow.of(calendar.now(), ended, served);
    OptionalInt missing = window.missingYear();
    return new NonLitigationDays(
        ended,
        served,
        window.demandEnds().orElse(null),
        window.firstDay().orElse(null),
        window.lastDay().orElse(null),
        window.isOpen().orElse(null),
        missing.isPresent() ? Integer.valueOf(missing.getAsInt()) : null,
        CITATION);
  }

  private static LocalDate day(String field, String text) {
    if (text == null) {
      throw ProblemException.malformed(field);
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw ProblemException.malformed(field);
    }
  }
}
