package org.chakong.contracts.explain;

import java.util.ArrayList;
import java.util.List;
import org.chakong.contracts.policy.Clause;
import org.chakong.contracts.policy.Setting;

/** A part of an explanation: what the policy says and which clause says so. */
final class Section {
  private final Words words;
  private final String title;
  private final List<Line> lines = new ArrayList<>();

  Section(Words words, String title) {
    this.words = words;
    this.title = words.say(title);
  }

  private record Line(String text, Clause clause) {}

  Section says(Clause clause, String phrase, Object... blanks) {
    lines.add(new Line(words.say(phrase, blanks), clause));
    return this;
  }

  /** A choice among named ones, with the phrase for the one taken. */
  Section says(Setting<? extends Enum<?>> setting) {
    lines.add(new Line(words.of(setting.value()), setting.clause()));
    return this;
  }

  /** A choice between yes and no, with a phrase for each. */
  Section says(Setting<Boolean> setting, String phrase) {
    return says(setting.clause(), phrase + (setting.value() ? ".yes" : ".no"));
  }

  void write(int number, StringBuilder text) {
    text.append('\n').append(words.say("section", number, title)).append('\n');
    for (Line line : lines) {
      text.append("  ").append(line.text()).append('\n');
      text.append("      ").append(words.say("source", line.clause().citation()));
      text.append(line.clause().unconfirmed() ? words.say("unconfirmed") : "").append('\n');
    }
  }

  long unconfirmed() {
    return lines.stream().filter(line -> line.clause().unconfirmed()).count();
  }

  int size() {
    return lines.size();
  }
}
