package org.chakong.contracts.identity;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sums written in words (大写金额), as a notice prints them beside the figures so that neither can be
 * altered alone. The rules are those for bills: Payment and Settlement Measures (支付结算办法), annex 1.
 */
public final class AmountInWords {
  private static final String EVERYDAY = "一二两兩貳三叄參四五六陸七八九〇十百千萬億圆圓正";
  private static final String FORMAL = "壹贰贰贰贰叁叁叁肆伍陆陆柒捌玖零拾佰仟万亿元元整";
  private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
  private static final Map<Character, Integer> UNITS = Map.of('拾', 10, '佰', 100, '仟', 1000);
  private static final long TEN_THOUSAND = 10_000;
  private static final long HUNDRED_MILLION = 100_000_000;
  private static final long MOST_YUAN = 9_999_999_999_999L;
  private static final int LONGEST = 64;

  private static final Pattern CURRENCY = Pattern.compile("^人民币:?");
  private static final Pattern WITHOUT_ZEROS =
      Pattern.compile(
          "(?:(?<yuan>[壹贰叁肆伍陆柒捌玖拾佰仟万亿]*)元)?"
              + "(?:(?<jiao>[壹贰叁肆伍陆柒捌玖])?角)?(?:(?<fen>[壹贰叁肆伍陆柒捌玖])?分)?整?");

  private AmountInWords() {}

  /**
   * Reads formal (壹贰叁) or everyday (一二三) words, with or without the leading 人民币 and the closing 整
   * or 正.
   *
   * @return empty when the words are no sum, or leave a doubt which sum is meant: 一百五元 may be 105
   *     or 150
   */
  public static Optional<Money> parse(String raw) {
    if (raw == null || raw.length() > LONGEST) {
      return Optional.empty();
    }
    String words = formal(CURRENCY.matcher(WrittenForm.withoutSpaces(raw)).replaceFirst(""));
    // Zeros only mark gaps: the sum is read without them, then the words must be an accepted
    // spelling of that sum.
    Matcher parts = WITHOUT_ZEROS.matcher(words.replace("零", ""));
    if (!parts.matches()) {
      return Optional.empty();
    }
    long yuan = parts.group("yuan") == null ? 0 : wholeNumber(parts.group("yuan"));
    if (yuan > MOST_YUAN) {
      return Optional.empty();
    }
    Money sum =
        Money.ofFen(yuan * 100 + digit(parts.group("jiao")) * 10L + digit(parts.group("fen")));
    return new AmountSpelling(sum).accepts(words) ? Optional.of(sum) : Optional.empty();
  }

  /** The formal words: 叁万元整, 壹万陆仟肆佰零玖元零贰分; without the leading 人民币. */
  public static String of(Money sum) {
    return new AmountSpelling(sum).written();
  }

  private static String formal(String words) {
    StringBuilder formal = new StringBuilder(words);
    for (int i = 0; i < formal.length(); i++) {
      int known = EVERYDAY.indexOf(formal.charAt(i));
      if (known >= 0) {
        formal.setCharAt(i, FORMAL.charAt(known));
      }
    }
    return formal.toString();
  }

  private static int digit(String character) {
    return character == null ? 0 : DIGITS.indexOf(character);
  }

  private static long wholeNumber(String words) {
    long whole = 0;
    long tenThousands = 0;
    long section = 0;
    int digit = 0;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (UNITS.containsKey(c)) {
        section += (long) Math.max(digit, 1) * UNITS.get(c);
        digit = 0;
      } else if (c == '万') {
        tenThousands += (section + digit) * TEN_THOUSAND;
        section = 0;
        digit = 0;
      } else if (c == '亿') {
        whole += (tenThousands + section + digit) * HUNDRED_MILLION;
        tenThousands = 0;
        section = 0;
        digit = 0;
      } else {
        digit = DIGITS.indexOf(c);
      }
    }
    return whole + tenThousands + section + digit;
  }
}
