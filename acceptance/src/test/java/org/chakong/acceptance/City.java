package org.chakong.acceptance;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.chakong.acceptance.client.Centre;
import org.chakong.acceptance.client.Court;
import org.chakong.acceptance.client.Person;
import org.chakong.acceptance.client.Reply;
import org.chakong.acceptance.client.World;
import org.chakong.contracts.calendar.LegalZone;

/** One city's services with fresh persons and accounts for each test. */
final class City {

  private final RunningChakong running;
  private final World world;
  private final Centre centre;
  private final Person.Maker persons;
  private final AtomicLong accounts = new AtomicLong(1);

  City(RunningChakong running, String region) {
    this.running = running;
    this.world = running.world();
    this.centre = world.centre();
    this.persons = Person.maker(region, LocalDate.of(1985, 3, 15));
  }

  World world() {
    return world;
  }

  Centre centre() {
    return centre;
  }

  /** The processes, to be killed and started again. */
  RunningChakong running() {
    return running;
  }

  Path data() {
    return running.data();
  }

  Court court(String code) {
    return world.court(code);
  }

  Person person() {
    return persons.next();
  }

  /** A new account number. */
  String accountNo() {
    return world.fundCentre() + String.format(Locale.ROOT, "%08d", accounts.getAndIncrement());
  }

  /** A new account of the person without anything that bars a freeze. */
  String account(Person owner, String status, String balance, String monthly) {
    String accountNo = accountNo();
    world.account(accountNo, owner, status, balance, monthly);
    return accountNo;
  }

  /** Sets the legal clocks to a wall-clock time in Asia/Shanghai. */
  void at(String localDateTime) {
    world.clock(LocalDateTime.parse(localDateTime).atZone(LegalZone.ZONE).toInstant());
  }

  void at(Instant instant) {
    world.clock(instant);
  }

  /** Ends the services, after the books have shown that all that was played kept them right. */
  void close() {
    try {
      Reply audit = running.world().centre().audit();
      if (audit.at("/everything/endedAt") == null || !audit.json().at("/violations").isEmpty()) {
        throw new IllegalStateException("the audit says " + audit.json().at("/violations"));
      }
    } finally {
      running.close();
    }
  }

  /** Asks until the reply is as wanted; fails with the last reply's time-out after a minute. */
  static Reply eventually(Supplier<Reply> call, Predicate<Reply> wanted) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(call::get, wanted);
  }
}
