package org.chakong.contracts.file;

/**
 * A defect and where it stands.
 *
 * @param line the first is 1
 */
public record Fault(String file, int line, Defect defect) {

  /** {@code file:line: } and the defect in English and Chinese, on one line. */
  public String text() {
    return file + ":" + line + ": " + defect.english() + " / " + defect.chinese();
  }
}
