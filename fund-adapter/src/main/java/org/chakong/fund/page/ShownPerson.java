package org.chakong.fund.page;

import org.chakong.runtime.page.Masked;

/** A person as far as a page shows it. */
final class ShownPerson {

  private ShownPerson() {}

  /** The family name's first character. */
  static String name(String name, boolean whole) {
    if (name == null || name.isBlank()) {
      return "—";
    }
    return whole ? name : Masked.name(name);
  }

  /** The last four characters. */
  static String number(String number, boolean whole) {
    if (number == null || number.isBlank()) {
      return "—";
    }
    return whole ? number : Masked.number(number);
  }
}
