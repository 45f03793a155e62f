package org.chakong.fund.correspondence;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.chakong.contracts.calendar.LegalZone;

/** Instants as they are shown, in the legal zone. */
final class LegalTime {

  private LegalTime() {}

  static OffsetDateTime of(Instant instant) {
    return instant.atZone(LegalZone.ZONE).toOffsetDateTime();
  }

  static OffsetDateTime of(OffsetDateTime instant) {
    return of(instant.toInstant());
  }
}
