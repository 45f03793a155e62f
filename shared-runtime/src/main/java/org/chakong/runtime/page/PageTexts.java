package org.chakong.runtime.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words on the pages, gathered from every {@code pages/texts_*.properties} of the service.
 * Whoever adds a key adds it in both languages, or the service does not start to show pages.
 */
@Singleton
public class PageTexts {

  private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

  PageTexts() {
    for (Language language : Language.values()) {
      texts.put(language, Collections.unmodifiableMap(read(language)));
    }
    for (Language language : Language.values()) {
      Set<String> missing = new LinkedHashSet<>(texts.get(language.other()).keySet());
      missing.removeAll(texts.get(language).keySet());
      if (!missing.isEmpty()) {
        throw new IllegalStateException("no text in " + language + " for " + missing);
      }
    }
  }

  /** All texts of a language by key. */
  public Map<String, String> in(Language language) {
    return texts.get(language);
  }

  /**
   * One text, with its values where it has places for them ({@code %s}).
   *
   * @throws IllegalStateException when there is no such text
   */
  public String say(Language language, String key, Object... values) {
    String text = texts.get(language).get(key);
    if (text == null) {
      throw new IllegalStateException("no text " + key);
    }
    return values.length == 0 ? text : text.formatted(values);
  }

  private static Map<String, String> read(Language language) {
    Map<String, String> all = new TreeMap<>();
    String name = "pages/texts_" + language.suffix() + ".properties";
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      for (URL file : Collections.list(loader.getResources(name))) {
        add(file, all);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the texts of the pages cannot be read", e);
    }
    return all;
  }

  private static void add(URL file, Map<String, String> all) throws IOException {
    Properties read = new Properties();
    try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
      read.load(reader);
    }
    for (String key : read.stringPropertyNames()) {
      String before = all.put(key, read.getProperty(key));
      if (before != null && !before.equals(read.getProperty(key))) {
        throw new IllegalStateException("two texts for " + key);
      }
    }
  }
}
