package org.chakong.runtime.evidence;

import java.time.Instant;

/**
 * A partition of the evidence.
 *
 * @param part name of its table
 * @param until all in it is older, real time
 * @param records in it
 * @param sealed whether all of them are
 * @param needed how many requests rest on it that are open or hold a freeze; such a month stays
 */
record MessageMonth(String part, Instant until, long records, boolean sealed, long needed) {

  boolean mayLeave() {
    return sealed && needed == 0;
  }

  /** As SQL; a name of the catalogue, never of a caller. */
  String quoted() {
    return quoted(part);
  }

  static String quoted(String part) {
    return '"' + part.replace("\"", "\"\"") + '"';
  }
}
