package org.chakong.acceptance.client;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.chakong.contracts.identity.CitizenId;
import org.chakong.contracts.identity.Sex;

/** A synthetic person: the name begins with 测试 and the id number has a valid check digit. */
public record Person(String name, String idNumber) {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK = "10X98765432";

  /** A person of the acceptance scenarios. */
  public static Person of(String name, String idNumber) {
    if (!name.startsWith("测试") || CitizenId.parse(idNumber).isEmpty()) {
      throw new IllegalArgumentException("not a synthetic person");
    }
    return new Person(name, idNumber);
  }

  /** A maker of persons who differ in their number, born on the given day. */
  public static Maker maker(String region, LocalDate born) {
    return new Maker(region, born);
  }

  public LocalDate birthDate() {
    return id().birthDate();
  }

  public Sex sex() {
    return id().sex();
  }

  private CitizenId id() {
    return CitizenId.parse(idNumber).orElseThrow();
  }

  /** Makes up to 500 men of one region and birth date. */
  public static final class Maker {
    private final String region;
    private final LocalDate born;
    private final AtomicInteger order = new AtomicInteger(1);

    private Maker(String region, LocalDate born) {
      this.region = region;
      this.born = born;
    }

    /** The next man of this maker. */
    public Person next() {
      int number = order.getAndAdd(2);
      String body =
          region
              + born.plusDays(number / 1000).format(DateTimeFormatter.BASIC_ISO_DATE)
              + String.format(Locale.ROOT, "%03d", number % 1000);
      int sum = 0;
      for (int i = 0; i < WEIGHTS.length; i++) {
        sum += (body.charAt(i) - '0') * WEIGHTS[i];
      }
      return of("测试" + number, body + CHECK.charAt(sum % 11));
    }
  }
}
