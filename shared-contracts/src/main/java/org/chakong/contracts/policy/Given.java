package org.chakong.contracts.policy;

/** Refuses a policy file that leaves out what a rule needs. */
final class Given {

  private Given() {}

  static void value(String name, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
  }
}
