package org.chakong.gateway.page;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something to choose from a list.
 *
 * @param here whether it is chosen
 */
public record Choice(String value, String label, boolean here) {

  /**
   * @param chosen null for none
   */
  static <E extends Enum<E>> List<Choice> of(List<E> values, E chosen, Function<E, String> label) {
    return values.stream()
        .map(value -> new Choice(value.name(), label.apply(value), value == chosen))
        .toList();
  }

  /** Texts as they are; what is chosen is among them even if nothing is left of it. */
  static List<Choice> of(Stream<String> values, String chosen) {
    return Stream.concat(values, Stream.ofNullable(chosen))
        .distinct()
        .sorted()
        .map(value -> new Choice(value, value, value.equals(chosen)))
        .toList();
  }
}
