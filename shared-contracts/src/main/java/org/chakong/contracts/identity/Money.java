package org.chakong.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A sum in renminbi, never negative, at most 13 digits of yuan.
 *
 * <p>Inside it is a whole number of fen (分, 1/100 yuan); on the wire it is a decimal string in yuan
 * with exactly two decimals, {@code "30000.00"}. A JSON number is refused, because a reader may
 * have passed it through a binary fraction.
 *
 * @param fen the sum in fen, 0 to 999,999,999,999,999
 */
public record Money(long fen) implements Comparable<Money> {
  /** Nothing: 0.00 yuan. */
  public static final Money ZERO = new Money(0);

  private static final long FEN_PER_YUAN = 100;
  private static final long MOST_FEN = 999_999_999_999_999L;
  private static final Pattern YUAN = Pattern.compile("(0|[1-9][0-9]{0,12})\\.[0-9]{2}");

  /**
   * A sum in fen.
   *
   * @throws IllegalArgumentException when the sum is negative or has more than 13 digits of yuan
   */
  @JsonCreator(mode = JsonCreator.Mode.DISABLED)
  public Money {
    if (fen < 0 || fen > MOST_FEN) {
      throw new IllegalArgumentException("A sum of money is between 0 and 13 digits of yuan");
    }
  }

  /**
   * A sum in fen.
   *
   * @throws IllegalArgumentException when the sum is negative or has more than 13 digits of yuan
   */
  public static Money ofFen(long fen) {
    return new Money(fen);
  }

  /**
   * Reads the wire form, yuan with two decimals.
   *
   * @throws IllegalArgumentException when the text is not of the form {@code
   *     ^(0|[1-9]\d{0,12})\.\d{2}$}
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Money parse(String yuan) {
    if (yuan == null || !YUAN.matcher(yuan).matches()) {
      throw new IllegalArgumentException(
          "A sum of money is written in yuan with two decimals, such as 30000.00");
    }
    return new Money(Long.parseLong(yuan.replace(".", "")));
  }

  /** The wire form: yuan with two decimals, no separators. */
  @JsonValue
  public String yuan() {
    return String.format(Locale.ROOT, "%d.%02d", fen / FEN_PER_YUAN, fen % FEN_PER_YUAN);
  }

  /**
   * Both together.
   *
   * @throws ArithmeticException when the sum would have more than 13 digits of yuan
   */
  public Money plus(Money other) {
    long sum = fen + other.fen;
    if (sum > MOST_FEN) {
      throw new ArithmeticException("A sum of money would exceed 13 digits of yuan");
    }
    return new Money(sum);
  }

  /**
   * What is left when the other is taken away.
   *
   * @throws ArithmeticException when the result would be below zero
   */
  public Money minus(Money other) {
    if (other.fen > fen) {
      throw new ArithmeticException("A sum of money would go below zero");
    }
    return new Money(fen - other.fen);
  }

  /** The smaller of the two. */
  public Money min(Money other) {
    return fen <= other.fen ? this : other;
  }

  public boolean isZero() {
    return fen == 0;
  }

  public boolean isPositive() {
    return fen > 0;
  }

  public boolean isMoreThan(Money other) {
    return fen > other.fen;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(fen, other.fen);
  }

  /** The same as {@link #yuan()}. */
  @Override
  public String toString() {
    return yuan();
  }
}
