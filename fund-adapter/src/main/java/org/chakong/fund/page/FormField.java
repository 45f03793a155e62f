package org.chakong.fund.page;

import java.util.List;

/**
 * A field of a form as it is shown.
 *
 * @param id of its element; names hold characters that an id should not
 * @param kind how it is filled in: {@code text}, {@code sum}, {@code day}, {@code number}, {@code
 *     select} or {@code flag}
 * @param must whether the request is refused without it, as far as the rules can tell yet
 * @param hint empty for none
 * @param choices of a select, and what to propose for a text; empty for none
 * @param redraws ids of the parts of the page that depend on it, empty for none
 * @param defects what is wrong with what was typed
 */
public record FormField(
    String name,
    String id,
    String kind,
    String label,
    String value,
    boolean must,
    String hint,
    List<Choice> choices,
    String redraws,
    List<CounterDefects.Line> defects) {

  public FormField {
    choices = List.copyOf(choices);
    defects = List.copyOf(defects);
  }

  static String idOf(String name) {
    return name.replace("[", "-").replace("]", "").replace('.', '-');
  }

  /** Whether what is typed says something by itself while one types. */
  public boolean aids() {
    return name.equals("instruction.amount")
        || name.equals("instruction.termMonths")
        || name.equals("instruction.until");
  }
}
