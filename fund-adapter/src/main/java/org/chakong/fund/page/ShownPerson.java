package org.chakong.fund.page;

/** A person as far as a page shows it. */
final class ShownPerson {

  private static final int KEPT = 4;

  private ShownPerson() {}

  /** The family name's first character. */
  static String name(String name, boolean whole) {
    if (name == null || name.isBlank()) {
      return "—";
    }
    return whole ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
  }

  /** The last four characters. */
  static String number(String number, boolean whole) {
    if (number == null || number.isBlank()) {
      return "—";
    }
    boolean all = number.length() <= KEPT;
    return whole ? number : "****" + (all ? "" : number.substring(number.length() - KEPT));
  }
}
