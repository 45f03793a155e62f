package org.chakong.contracts.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The zone in which legal days begin and end, whatever zone the machine runs in. */
public final class LegalZone {
  /** China Standard Time. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private LegalZone() {}

  /** The end of a day, 24:00, which is 00:00 of the day after. */
  public static Instant endOfDay(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  /** The legal day on which something happened. */
  public static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }
}
