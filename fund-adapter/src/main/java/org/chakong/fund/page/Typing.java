package org.chakong.fund.page;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sums and days as people type them, in the form of the contract; what cannot be told stays as it
 * was typed and is refused by its field.
 */
final class Typing {

  private static final Pattern SUM = Pattern.compile("0*(\\d{1,13}?)(?:\\.(\\d{1,2}))?");
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d{2})?");
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");
  private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

  private Typing() {}

  /**
   * {@code 30,000} is {@code 30000.00}; a comma that does not part thousands may have been meant as
   * a point, so {@code 300,00} is no sum.
   */
  static String sum(String typed) {
    String plain = plain(typed).replaceFirst("^[¥￥]\\s*", "").replaceFirst("\\s*元$", "");
    Matcher sum = SUM.matcher(GROUPED.matcher(plain).matches() ? plain.replace(",", "") : plain);
    if (!sum.matches()) {
      return typed;
    }
    String fen = sum.group(2) == null ? "" : sum.group(2);
    return sum.group(1) + "." + (fen + "00").substring(0, 2);
  }

  /**
   * {@code 20301231} and {@code 2030年12月31日} are {@code 2030-12-31}; fewer digits in a row could be
   * one day or another.
   */
  static String day(String typed) {
    String plain = plain(typed);
    Matcher digits = DIGITS.matcher(plain);
    Matcher day = digits.matches() ? digits : DAY.matcher(plain);
    return day.matches()
        ? String.format(
            Locale.ROOT,
            "%s-%02d-%02d",
            day.group(1),
            Integer.valueOf(day.group(2)),
            Integer.valueOf(day.group(3)))
        : typed;
  }

  private static String plain(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
  }
}
