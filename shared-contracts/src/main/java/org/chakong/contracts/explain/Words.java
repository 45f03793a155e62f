package org.chakong.contracts.explain;

import java.text.MessageFormat;
import java.util.Collection;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Phrases of one language, from {@code words_*.properties}. */
final class Words {
  private static final String BUNDLE = "org.chakong.contracts.explain.words";

  private final ResourceBundle phrases;
  private final Locale locale;

  /**
   * @param locale Chinese or English
   */
  Words(Locale locale) {
    this.locale = locale;
    this.phrases =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** A phrase with its blanks filled; numbers are written without grouping. */
  String say(String key, Object... blanks) {
    Object[] texts = new Object[blanks.length];
    for (int i = 0; i < blanks.length; i++) {
      texts[i] = blanks[i] instanceof Enum<?> named ? of(named) : String.valueOf(blanks[i]);
    }
    return new MessageFormat(phrases.getString(key), locale).format(texts);
  }

  String of(Enum<?> named) {
    return phrases.getString(named.getDeclaringClass().getSimpleName() + "." + named.name());
  }

  /** A list in the order in which the values are declared. */
  String list(Collection<? extends Enum<?>> all) {
    return all.stream()
        .sorted((one, other) -> Integer.compare(one.ordinal(), other.ordinal()))
        .map(this::of)
        .collect(Collectors.joining(phrases.getString("and")));
  }

  String or(Collection<? extends Enum<?>> all) {
    return all.stream().map(this::of).collect(Collectors.joining(phrases.getString("or")));
  }

  String texts(Collection<String> all) {
    return String.join(phrases.getString("and"), all);
  }
}
