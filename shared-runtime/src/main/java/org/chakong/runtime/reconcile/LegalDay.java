package org.chakong.runtime.reconcile;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.web.ProblemException;

/** Legal days (Asia/Shanghai) as callers name them, and now. */
@Singleton
public class LegalDay {

  private final Clock legal;

  LegalDay(Clock legal) {
    this.legal = legal;
  }

  /**
   * A day that has begun.
   *
   * @throws ProblemException 400 when it has not, or the text is none
   */
  public LocalDate begun(String date) {
    LocalDate day;
    try {
      day = LocalDate.parse(date);
    } catch (DateTimeParseException e) {
      throw ProblemException.malformed("date");
    }
    if (day.isAfter(today())) {
      throw ProblemException.malformed("date");
    }
    return day;
  }

  public LocalDate today() {
    return LegalZone.dayOf(legal.instant());
  }

  public OffsetDateTime now() {
    return legal.instant().atZone(LegalZone.ZONE).toOffsetDateTime();
  }
}
