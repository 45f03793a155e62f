package org.chakong.fund.page;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes the fields of the intake form, each with what was typed and what is wrong with it. */
final class FormFields {

  private final CounterForm form;
  private final Set<String> must;
  private final CounterDefects defects;
  private final DeskWords words;
  private final Set<String> names =
      new LinkedHashSet<>(List.of(CounterForm.REQUEST_NO, CounterForm.ACTION));

  /**
   * @param must names of fields without which the request would be refused
   */
  FormFields(CounterForm form, Set<String> must, CounterDefects defects, DeskWords words) {
    this.form = form;
    this.must = must;
    this.defects = defects;
    this.words = words;
  }

  /** Of all fields made so far, and what goes with them unseen. */
  Set<String> names() {
    return Collections.unmodifiableSet(names);
  }

  void hidden(String name) {
    names.add(name);
  }

  FormField text(String name) {
    return field(name, "text", List.of(), "");
  }

  /** A text with values to propose. */
  FormField text(String name, List<Choice> known, String redraws) {
    return field(name, "text", known, redraws);
  }

  FormField sum(String name) {
    return field(name, "sum", List.of(), "");
  }

  FormField day(String name) {
    return field(name, "day", List.of(), "");
  }

  FormField number(String name) {
    return field(name, "number", List.of(), "");
  }

  FormField flag(String name) {
    return field(name, "flag", List.of(), "");
  }

  /**
   * @param redraws ids of the parts of the page that depend on what is chosen, empty for none
   */
  FormField select(String name, List<Choice> choices, String redraws) {
    return field(name, "select", choices, redraws);
  }

  Choice choice(String name, String value, String label) {
    return new Choice(value, label, value.equals(form.typed(name)));
  }

  private FormField field(String name, String kind, List<Choice> choices, String redraws) {
    names.add(name);
    String key = key(name);
    return new FormField(
        name,
        FormField.idOf(name),
        kind,
        words.word("ask", key),
        form.typed(name),
        must.contains(name),
        words.orNothing("askhint_" + key.toLowerCase(Locale.ROOT)),
        choices,
        redraws,
        defects.of(name));
  }

  /** What a field is called, with the number of its row where it has one. */
  static String label(String name, DeskWords words) {
    int row = name.indexOf('[');
    String label = words.word("ask", key(name));
    return row < 0
        ? label
        : label + " " + (Integer.parseInt(name.substring(row + 1, name.indexOf(']'))) + 1);
  }

  private static String key(String name) {
    return name.replaceAll("\\[\\d+\\]", "").replace('.', '_');
  }
}
