package org.chakong.contracts.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a person or an employer in the form in which two records are compared: NFKC, without
 * spaces, Latin letters in upper case, one middle dot for the several that are typed in the names
 * of ethnic minorities.
 *
 * @param value the normal form; what was typed is kept by whoever stores it
 */
public record PersonName(String value) {
  /** Replaced before NFKC, which would turn the full-width one into a full stop. */
  private static final Pattern MIDDLE_DOTS = Pattern.compile("[·•．・･‧∙⋅]");

  private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cntrl}");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final int LONGEST = 100;

  /**
   * For a value known to be in normal form; text from outside goes through {@link #parse}.
   *
   * @throws IllegalArgumentException when the value is not a name in normal form
   */
  public PersonName {
    if (!isName(value) || !normalise(value).equals(value)) {
      throw new IllegalArgumentException("Not a name in normal form");
    }
  }

  /**
   * Reads a name as somebody typed it.
   *
   * @return empty when there is no letter in it, it has control characters, or it is longer than
   *     100 characters
   */
  public static Optional<PersonName> parse(String raw) {
    if (raw == null) {
      return Optional.empty();
    }
    String name = normalise(raw);
    return isName(name) ? Optional.of(new PersonName(name)) : Optional.empty();
  }

  /** Whether both are the same name, however they were typed. */
  public boolean sameAs(PersonName other) {
    return value.equals(other.value);
  }

  /** How this name compares with another; only {@link NameMatch#SAME} is without doubt. */
  public NameMatch compare(PersonName other) {
    if (sameAs(other)) {
      return NameMatch.SAME;
    }
    return DoubtfulNames.mayBeOne(value, other.value) ? NameMatch.DOUBTFUL : NameMatch.DIFFERENT;
  }

  /** The first character and two stars: a name is personal data and must not reach a log. */
  @Override
  public String toString() {
    return value.substring(0, value.offsetByCodePoints(0, 1)) + "**";
  }

  private static String normalise(String raw) {
    return WrittenForm.withoutSpaces(MIDDLE_DOTS.matcher(raw).replaceAll("·"));
  }

  private static boolean isName(String text) {
    return text.length() <= LONGEST
        && LETTER.matcher(text).find()
        && !CONTROL_CHARACTER.matcher(text).find();
  }
}
