package org.chakong.contracts.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one form that differently typed copies of the same text share: full-width and half-width
 * letters, digits and brackets become equal, and so do upper and lower case.
 */
final class WrittenForm {
  /** White space, and format characters that nobody sees but that make two equal names differ. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");

  private WrittenForm() {}

  /** NFKC, without spaces at either end, in upper case. */
  static String of(String raw) {
    return Normalizer.normalize(raw, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
  }

  /** As {@link #of}, without any space inside either. */
  static String withoutSpaces(String raw) {
    return INVISIBLE.matcher(of(raw)).replaceAll("");
  }
}
