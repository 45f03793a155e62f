package org.chakong.fund.channel;

import java.util.concurrent.atomic.AtomicInteger;
import org.chakong.fund.channel.Gateway.Person;

/** Synthetic persons with valid check digits, each of them new. */
final class Persons {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK = "10X98765432";
  private static final int SEQUENCES = 1000;
  private static final AtomicInteger NEXT = new AtomicInteger();

  private Persons() {}

  static Person next() {
    int number = NEXT.incrementAndGet();
    // of districts that no number written out in a test is of
    String digits = "41080%d19850315%03d".formatted(2 + number / SEQUENCES, number % SEQUENCES);
    int sum = 0;
    for (int at = 0; at < WEIGHTS.length; at++) {
      sum += (digits.charAt(at) - '0') * WEIGHTS[at];
    }
    String idNumber = digits + CHECK.charAt(sum % CHECK.length());
    return new Person("测试甲", idNumber, "41080000%04d".formatted(number));
  }
}
