package org.chakong.contracts.identity;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A citizen identity number (公民身份号码, GB 11643): 6 digits of region, 8 of birth date, 3 of order,
 * one check character. The number is for life (Resident Identity Card Law Art. 3), so a region code
 * that has been retired is no ground for refusing it. Whether the birth date lies in the future is
 * the caller's question: there is no clock here.
 *
 * @param value the 18 characters, a final X in upper case
 */
public record CitizenId(String value) {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final Pattern EIGHTEEN = Pattern.compile("[0-9]{17}[0-9X]");
  private static final Pattern FIFTEEN = Pattern.compile("[0-9]{15}");
  private static final DateTimeFormatter BIRTH_DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final int EARLIEST_YEAR = 1800;

  /**
   * For a value known to be in normal form; text from outside goes through {@link #parse}.
   *
   * @throws IllegalArgumentException when the value is not a valid number in its 18-character form
   */
  public CitizenId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not a valid citizen identity number");
    }
  }

  /**
   * Reads a number as somebody typed it: full-width digits, spaces and a small x are put right, and
   * the 15-digit form of cards out of use since 2013 (which old fund records still hold) is brought
   * to 18 characters.
   *
   * @return empty when the form, the birth date or the check character is wrong
   */
  public static Optional<CitizenId> parse(String raw) {
    if (raw == null) {
      return Optional.empty();
    }
    String text = WrittenForm.withoutSpaces(raw);
    String number = FIFTEEN.matcher(text).matches() ? upgrade(text) : text;
    return isValid(number) ? Optional.of(new CitizenId(number)) : Optional.empty();
  }

  public LocalDate birthDate() {
    return LocalDate.parse(value.substring(6, 14), BIRTH_DATE);
  }

  public Sex sex() {
    return (value.charAt(16) - '0') % 2 == 1 ? Sex.M : Sex.F;
  }

  /** The first three and last four characters; the birth date is never shown. */
  public String masked() {
    return value.substring(0, 3) + "***********" + value.substring(14);
  }

  /** Masked: personal data must not reach a log. */
  @Override
  public String toString() {
    return masked();
  }

  private static boolean isValid(String number) {
    return EIGHTEEN.matcher(number).matches()
        && hasBirthDate(number)
        && checkCharacter(number) == number.charAt(17);
  }

  private static boolean hasBirthDate(String number) {
    try {
      return LocalDate.parse(number.substring(6, 14), BIRTH_DATE).getYear() >= EARLIEST_YEAR;
    } catch (DateTimeParseException noSuchDay) {
      return false;
    }
  }

  /** Only people born in the twentieth century were ever given the 15-digit form. */
  private static String upgrade(String fifteen) {
    String seventeen = fifteen.substring(0, 6) + "19" + fifteen.substring(6);
    return seventeen + checkCharacter(seventeen);
  }

  private static char checkCharacter(String number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (number.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECKS.charAt(sum % CHECKS.length());
  }
}
