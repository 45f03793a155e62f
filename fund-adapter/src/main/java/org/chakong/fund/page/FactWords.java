package org.chakong.fund.page;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chakong.contracts.problem.FactChange;

/** Facts that have changed, in words: {@code accounts[1].loans[0].outstanding} by its parts. */
final class FactWords {

  private static final Pattern PART = Pattern.compile("([A-Za-z]+)(?:\\[([^\\]]*)\\])?");

  private FactWords() {}

  /** What changed, from what, to what. */
  public record Line(String fact, String before, String after) {}

  static List<Line> of(List<FactChange> changes, DeskWords words) {
    return changes.stream()
        .map(change ->
            new Line(
                fact(change.field(), words),
                value(change.before(), words),
                value(change.after(), words)))
        .toList();
  }

  private static String fact(String field, DeskWords words) {
    StringBuilder said = new StringBuilder();
    Matcher part = PART.matcher(field);
    while (part.find()) {
      said.append(said.isEmpty() ? "" : " › ").append(words.word("fact", part.group(1)));
      if (part.group(2) != null) {
        said.append(' ').append(part.group(2));
      }
    }
    return said.toString();
  }

  private static String value(String value, DeskWords words) {
    return value == null ? "—" : words.word("fact", value);
  }
}
