package org.chakong.contracts.policy;

import org.chakong.contracts.file.Defect;
import org.chakong.contracts.file.Defective;

/** Refuses a policy file that leaves out what a rule needs. */
final class Given {

  private Given() {}

  static void value(String name, Object value) {
    if (value == null) {
      throw new Defective(Defect.missing(name));
    }
  }

  static void text(String name, String value) {
    if (value == null || value.isBlank()) {
      throw new Defective(Defect.missing(name));
    }
  }

  static void atLeast(String name, int least, int value) {
    if (value < least) {
      throw new Defective(
          "/" + name, new Defect(name + " 至少为 " + least, name + " is at least " + least));
    }
  }
}
