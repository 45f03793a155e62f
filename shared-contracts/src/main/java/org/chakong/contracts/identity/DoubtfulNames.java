package org.chakong.contracts.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Tells two names that may be one person's from two that are not. */
final class DoubtfulNames {

  /** The ideographs of GBK, which is what the systems of old records could hold. */
  private static final int FIRST_OF_GBK = 0x4E00;

  private static final int LAST_OF_GBK = 0x9FA5;

  /** A character that could not be typed is in a record as its sound or its parts. */
  private static final int LONGEST_STAND_IN = 8;

  private static final Map<Integer, Integer> FORMS = forms();

  private DoubtfulNames() {}

  /** Whether the two, different in normal form, may be the same name. */
  static boolean mayBeOne(String one, String other) {
    int[] first = folded(one);
    int[] second = folded(other);
    int shorter = Math.min(first.length, second.length);
    int start = 0;
    while (start < shorter && first[start] == second[start]) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && first[first.length - 1 - end] == second[second.length - 1 - end]) {
      end++;
    }
    int firstRest = first.length - start - end;
    int secondRest = second.length - start - end;
    return (firstRest == 0 && secondRest == 0)
        || standsFor(first, start, firstRest, secondRest)
        || standsFor(second, start, secondRest, firstRest);
  }

  /** Whether what is different in one name is nothing but characters hard to type. */
  private static boolean standsFor(int[] name, int from, int length, int otherLength) {
    for (int i = from; i < from + length; i++) {
      if (isEasyToType(name[i])) {
        return false;
      }
    }
    return length > 0 && otherLength > 0 && otherLength <= LONGEST_STAND_IN * length;
  }

  private static boolean isEasyToType(int character) {
    return Character.isIdeographic(character)
        ? character >= FIRST_OF_GBK && character <= LAST_OF_GBK
        : Character.isLetterOrDigit(character);
  }

  /** Without dots, each character in the first of its forms. */
  private static int[] folded(String name) {
    return name.codePoints()
        .filter(character -> character != '·')
        .map(character -> FORMS.getOrDefault(character, character))
        .toArray();
  }

  private static Map<Integer, Integer> forms() {
    Map<Integer, Integer> forms = new HashMap<>();
    try (InputStream file = DoubtfulNames.class.getResourceAsStream("/identity/name-forms");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.codePoints().filter(c -> !Character.isWhitespace(c)).toArray())
          .forEach(group -> {
            for (int form : group) {
              forms.put(form, group[0]);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("the forms of characters in names cannot be read", e);
    }
    return Map.copyOf(forms);
  }
}
