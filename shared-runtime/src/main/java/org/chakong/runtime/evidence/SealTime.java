package org.chakong.runtime.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times in seals and leaves: UTC, always six digits of a second, as PostgreSQL keeps them. */
final class SealTime {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private SealTime() {}

  static String text(Instant at) {
    return FORM.format(at);
  }

  static Instant kept(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }
}
