package org.chakong.contracts.identity;

import java.util.regex.Pattern;

/**
 * How one sum is spelt: the words to write, and the pattern of all words that are read as exactly
 * this sum. The two are built side by side, since they differ only in the zeros (零) and in the
 * closing word.
 */
final class AmountSpelling {
  private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
  private static final String[] UNITS = {"", "拾", "佰", "仟"};
  private static final int HIGHEST_PLACE = 12;
  private static final int SECTION = 4;
  private static final String ZERO = "零";

  private final StringBuilder words = new StringBuilder();
  private final StringBuilder pattern = new StringBuilder();

  AmountSpelling(Money sum) {
    long yuan = sum.fen() / 100;
    int jiao = (int) (sum.fen() / 10 % 10);
    int fen = (int) (sum.fen() % 10);
    if (yuan > 0) {
      addYuan(yuan);
    } else if (sum.isZero()) {
      add("零元", "零元");
    } else {
      add("", "(?:零元零?)?");
    }
    if (jiao > 0) {
      add("", yuan > 0 && yuan % 10 == 0 ? "零?" : "");
      add(DIGITS.charAt(jiao) + "角");
    }
    addFen(yuan, jiao, fen);
  }

  /** The words to write. */
  String written() {
    return words.toString();
  }

  /** Whether these words, in formal characters, are read as this sum and no other. */
  boolean accepts(String formalWords) {
    return Pattern.matches(pattern.toString(), formalWords);
  }

  private void addYuan(long yuan) {
    int before = -1;
    long rest = yuan;
    for (int place = HIGHEST_PLACE; place >= 0; place--) {
      long power = powerOfTen(place);
      int digit = (int) (rest / power);
      rest %= power;
      if (digit > 0) {
        addGap(before, place);
        addDigit(digit, place, yuan / power / 10 % 100 == 0);
        before = place;
      }
      if (place % SECTION == 0) {
        addSectionEnd(yuan, place);
      }
    }
  }

  /**
   * Zeros between two digits are one 零; it may be left out where they only end the higher section
   * (壹拾万柒仟). When reading it is missed only before a digit without a unit of its own, which could
   * be taken for the next place.
   */
  private void addGap(int before, int place) {
    if (before - place > 1) {
      boolean endsHigherSection =
          place % SECTION == SECTION - 1 && (place + 1) / SECTION == before / SECTION;
      add(endsHigherSection ? "" : ZERO, place % SECTION == 0 ? ZERO : "零?");
    }
  }

  private void addDigit(int digit, int place, boolean nothingHigherInSection) {
    String written = DIGITS.charAt(digit) + UNITS[place % SECTION];
    boolean mayLeaveOutOne = digit == 1 && place % SECTION == 1 && nothingHigherInSection;
    add(written, mayLeaveOutOne ? "壹?拾" : written);
  }

  private void addSectionEnd(long yuan, int place) {
    boolean hasDigits = yuan / powerOfTen(place) % powerOfTen(SECTION) > 0;
    switch (place / SECTION) {
      case 0 -> add("元");
      case 2 -> add(yuan >= powerOfTen(place) ? "亿" : "");
      default -> add(hasDigits ? "万" : "");
    }
  }

  private void addFen(long yuan, int jiao, int fen) {
    if (fen > 0) {
      boolean skipsJiao = yuan > 0 && jiao == 0;
      add(skipsJiao ? ZERO : "", skipsJiao ? "(?:零角?)?" : "");
      add(DIGITS.charAt(fen) + "分");
      add("", "整?");
    } else {
      add("", jiao > 0 ? "(?:零分)?" : "(?:零角)?(?:零分)?");
      add("整", "整?");
    }
  }

  private void add(String both) {
    add(both, both);
  }

  private void add(String written, String accepted) {
    words.append(written);
    pattern.append(accepted);
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
