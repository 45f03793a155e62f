package org.chakong.fund.freeze;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.chakong.contracts.calendar.LegalZone;

/** Stands at noon of a legal day until it is moved. */
final class MovedClock extends Clock {
  private volatile LocalDate day;

  MovedClock(LocalDate day) {
    this.day = day;
  }

  void moveTo(LocalDate to) {
    day = to;
  }

  LocalDate day() {
    return day;
  }

  @Override
  public Instant instant() {
    return day.atTime(12, 0).atZone(LegalZone.ZONE).toInstant();
  }

  @Override
  public ZoneId getZone() {
    return LegalZone.ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
