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
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})(?:-|/|\\.|年)?(\\d{1,2})(?:-|/|\\.|月)?(\\d{1,2})日?");

  private Typing() {}

  /** {@code 30,000} is {@code 30000.00}. */
  static String sum(String typed) {
    Matcher sum = SUM.matcher(plain(typed).replaceFirst("^[¥￥]", "").replaceFirst("元$", ""));
    if (!sum.matches()) {
      return typed;
    }
    String fen = sum.group(2) == null ? "" : sum.group(2);
    return sum.group(1) + "." + (fen + "00").substring(0, 2);
  }

  /** {@code 20301231} and {@code 2030年12月31日} are {@code 2030-12-31}. */
  static String day(String typed) {
    Matcher day = DAY.matcher(plain(typed));
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
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s,]", "");
  }
}
