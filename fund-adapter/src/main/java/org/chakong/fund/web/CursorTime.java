package org.chakong.fund.web;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.chakong.runtime.web.ProblemException;

/** Instants in cursors, which a caller may have made up. */
final class CursorTime {

  private static final int LAST_YEAR = 9999;

  private CursorTime() {}

  /**
   * As PostgreSQL reads it.
   *
   * @throws ProblemException 400 when it is none
   */
  static String of(String text) {
    try {
      OffsetDateTime at = OffsetDateTime.parse(text);
      if (at.getYear() > 0 && at.getYear() < LAST_YEAR) {
        return at.toString();
      }
    } catch (DateTimeParseException e) {
      throw ProblemException.malformed("cursor");
    }
    throw ProblemException.malformed("cursor");
  }
}
