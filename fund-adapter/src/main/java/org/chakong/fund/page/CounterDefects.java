package org.chakong.fund.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chakong.contracts.policy.RuleFinding;
import org.chakong.contracts.problem.Violation;

/** What is wrong with a form, each beside the field it is about. */
public final class CounterDefects {

  static final CounterDefects NONE = new CounterDefects();

  private final Map<String, List<Line>> byField = new LinkedHashMap<>();

  private CounterDefects() {}

  /**
   * One thing that is wrong.
   *
   * @param words in the reader's language
   * @param detail what the rule saw, in Chinese; empty where the words are all
   * @param citation the clause that asks for it, empty for the form of what was typed
   */
  public record Line(String words, String detail, String citation) {}

  /**
   * @param violations of the published contract
   * @param failures of the formal rules
   * @param asked names of the fields on the form
   */
  static CounterDefects of(
      List<Violation> violations, List<RuleFinding> failures, Set<String> asked, DeskWords words) {
    CounterDefects defects = new CounterDefects();
    for (Violation violation : violations) {
      defects.add(place(violation.field(), asked), new Line(violation.message(), "", ""));
    }
    for (RuleFinding failure : failures) {
      String field = place(failure.field() == null ? "" : failure.field(), asked);
      if (violations.stream().noneMatch(known -> place(known.field(), asked).equals(field))
          || !asked.contains(field)) {
        defects.add(field, line(failure, words));
      }
    }
    return defects;
  }

  private static Line line(RuleFinding failure, DeskWords words) {
    String detail = failure.finding().detail();
    return words.chinese()
        ? new Line(detail, "", failure.finding().citation())
        : new Line(words.code(failure.code()), detail, failure.finding().citation());
  }

  /** The field itself, one of those within it, the part of the form, or nowhere in particular. */
  private static String place(String field, Set<String> asked) {
    String shown = field.replace("].documentId", "].type");
    if (asked.contains(shown)) {
      return shown;
    }
    return asked.stream()
        .filter(name -> !shown.isEmpty() && name.startsWith(shown + "."))
        .findFirst()
        .orElse(
            shown.startsWith(CounterForm.OFFICERS)
                ? CounterForm.OFFICERS
                : shown.startsWith(CounterForm.DOCUMENTS) ? CounterForm.DOCUMENTS : "");
  }

  private void add(String field, Line line) {
    List<Line> lines = byField.computeIfAbsent(field, name -> new ArrayList<>());
    if (!lines.contains(line)) {
      lines.add(line);
    }
  }

  /** Of a field, or of a part of the form by its name. */
  List<Line> of(String field) {
    return byField.getOrDefault(field, List.of());
  }

  Map<String, List<Line>> all() {
    return Collections.unmodifiableMap(byField);
  }

  int count() {
    return byField.values().stream().mapToInt(List::size).sum();
  }
}
