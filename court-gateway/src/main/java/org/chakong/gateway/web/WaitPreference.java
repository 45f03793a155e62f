package org.chakong.gateway.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code wait} preference of RFC 7240. A preference is a wish: one that cannot be read is no
 * error but is passed over.
 *
 * @param seconds as asked for
 */
record WaitPreference(long seconds) {

  /** The header that says which preference was followed. */
  static final String APPLIED = "Preference-Applied";

  private static final Pattern WAIT =
      Pattern.compile("\\s*wait\\s*=\\s*\"?([0-9]{1,9})\"?\\s*(;.*)?", Pattern.CASE_INSENSITIVE);
  private static final long LONGEST = 30;

  /** Reads a {@code Prefer} header; the first wait in it counts. */
  static Optional<WaitPreference> parse(String prefer) {
    return prefer == null
        ? Optional.empty()
        : Arrays.stream(prefer.split(",", -1))
            .map(WAIT::matcher)
            .filter(Matcher::matches)
            .findFirst()
            .map(found -> new WaitPreference(Long.parseLong(found.group(1))));
  }

  /** How long to wait, 30 seconds at the most. */
  Duration duration() {
    return Duration.ofSeconds(Math.min(seconds, LONGEST));
  }

  /** The value of {@code Preference-Applied}. */
  String applied() {
    return "wait=" + duration().toSeconds();
  }
}
