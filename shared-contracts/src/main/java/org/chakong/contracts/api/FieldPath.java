package org.chakong.contracts.api;

import java.util.regex.Pattern;

/** Where a field stands in a body, for example {@code officers[0].name}. */
final class FieldPath {

  private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

  private FieldPath() {}

  /** A member; what is no field name could be anything, personal data too, and is not repeated. */
  static String member(String path, String name) {
    String shown = FIELD_NAME.matcher(name).matches() ? name : "?";
    return path.isEmpty() ? shown : path + "." + shown;
  }

  static String item(String path, int index) {
    return path + "[" + index + "]";
  }
}
