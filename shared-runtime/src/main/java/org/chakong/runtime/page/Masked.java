package org.chakong.runtime.page;

/**
 * Personal data as pages show it until somebody asks for it: enough to tell persons of one list
 * apart.
 */
public final class Masked {

  private static final int KEPT = 4;

  private Masked() {}

  /** The first character of the family name; empty for none. */
  public static String name(String name) {
    return name == null || name.isBlank()
        ? ""
        : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
  }

  /** The last four characters of a number; empty for none. */
  public static String number(String number) {
    if (number == null || number.isBlank()) {
      return "";
    }
    return number.length() <= KEPT ? "****" : "****" + number.substring(number.length() - KEPT);
  }
}
