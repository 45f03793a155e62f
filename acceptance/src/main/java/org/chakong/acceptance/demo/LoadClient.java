package org.chakong.acceptance.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Filing;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;

/** A case system with debtors of its own, each asked about in turn. */
final class LoadClient {

  private static final int DEBTORS = 100;
  private static final String COURT = "豫0811";

  private final Court court;
  private final int number;
  private final List<Person> debtors;
  private long filed;

  LoadClient(World world, int number) {
    this.court = world.court(COURT);
    this.number = number;
    Person.Maker maker = Person.maker("410811", LocalDate.of(1980, 1, 1).plusDays(number));
    this.debtors = Stream.generate(maker::next).limit(DEBTORS).toList();
  }

  void openAccounts(World world) {
    for (int i = 0; i < DEBTORS; i++) {
      String accountNo = "4108%02d%06d".formatted(number, i);
      world.account(accountNo, debtors.get(i), "01", "9000000.00", "2400.00");
    }
  }

  Reply query() {
    int debtor = next();
    return court.file(inCase(court.query(debtors.get(debtor)), debtor));
  }

  /** A little more each time round, or it would be the same measure again. */
  Reply freeze() {
    int debtor = next();
    String yuan = String.format(Locale.ROOT, "%.2f", 1 + filed / 100.0);
    return court.file(inCase(court.freeze(debtors.get(debtor), yuan, 12), debtor));
  }

  private int next() {
    return (int) (filed++ % DEBTORS);
  }

  private static Filing inCase(Filing filing, int debtor) {
    return filing.caseNumber("（2025）豫0811执" + (1000 + debtor) + "号");
  }
}
