package org.chakong.runtime.seal;

import java.util.Locale;
import java.util.stream.Collectors;

/** Patterns over the bytes of a PDF as Latin-1 text. */
final class PdfText {

  private PdfText() {}

  /**
   * A name object in every spelling: each character may stand as {@code #} and its code (ISO
   * 32000-1, 7.3.5).
   */
  static String name(String name) {
    return "/"
        + name.chars().mapToObj(PdfText::character).collect(Collectors.joining())
        + "(?![A-Za-z0-9#])";
  }

  private static String character(int c) {
    String code = Integer.toHexString(c);
    String either =
        code.chars()
            .mapToObj(digit -> "[" + (char) digit + upper(digit) + "]")
            .collect(Collectors.joining());
    return "(?:\\Q" + (char) c + "\\E|#" + either + ")";
  }

  private static String upper(int digit) {
    return String.valueOf((char) digit).toUpperCase(Locale.ROOT);
  }
}
