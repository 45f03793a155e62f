package org.chakong.contracts.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unified social credit code (统一社会信用代码, GB 32100): registering authority, type, 6 digits of
 * region, 9 characters of organisation code, one check character.
 *
 * <p>Only the outer check character is verified. That of the organisation code inside is not: the
 * outer one covers the same characters, and a code that the registry issued must never be refused
 * here.
 *
 * @param value the 18 characters in upper case
 */
public record CreditCode(String value) {
  /** GB 32100 leaves out the letters I, O, S, V and Z, which are taken for digits. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };
  private static final Pattern FORM =
      Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");

  /**
   * For a value known to be in normal form; text from outside goes through {@link #parse}.
   *
   * @throws IllegalArgumentException when the value is not a valid code
   */
  public CreditCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not a valid unified social credit code");
    }
  }

  /**
   * Reads a code as somebody typed it: full-width characters, spaces and small letters are put
   * right.
   *
   * @return empty when the form or the check character is wrong
   */
  public static Optional<CreditCode> parse(String raw) {
    if (raw == null) {
      return Optional.empty();
    }
    String code = WrittenForm.withoutSpaces(raw);
    return isValid(code) ? Optional.of(new CreditCode(code)) : Optional.empty();
  }

  private static boolean isValid(String code) {
    return FORM.matcher(code).matches() && checkCharacter(code) == code.charAt(17);
  }

  private static char checkCharacter(String code) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
    }
    int modulus = ALPHABET.length();
    return ALPHABET.charAt((modulus - sum % modulus) % modulus);
  }
}
