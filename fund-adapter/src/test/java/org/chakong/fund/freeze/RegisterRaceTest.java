package org.chakong.fund.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.runtime.BesideOthers;

/** Eight at once on the same accounts, every operation a transaction of its own. */
@BesideOthers
class RegisterRaceTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2021, 3, 1);
  private static final WorkingDayCalendar CALENDAR =
      WorkingDayCalendar.load(RegisterRaceTest.class.getClassLoader());
  private static final int THREADS = 8;
  private static final int OPERATIONS = 40;

  private static final AtomicLong SEQUENCE = new AtomicLong();
  private static RegisterDatabase database;

  @BeforeContainer
  static void start() throws Exception {
    database = RegisterDatabase.start();
  }

  @AfterContainer
  static void stop() throws Exception {
    database.close();
  }

  @Provide
  Arbitrary<List<List<Operation>>> playedAtOnce() {
    return Operations.sequences(OPERATIONS).list().ofSize(THREADS);
  }

  @Property(tries = 8, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void whoever_comes_first_the_books_keep_what_they_must(
      @ForAll("playedAtOnce") List<List<Operation>> sequences) throws Exception {
    MovedClock clock = new MovedClock(FIRST_DAY);
    List<String> accountNos = openAccounts(clock);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<Integer>> players = new ArrayList<>();
      for (List<Operation> operations : sequences) {
        players.add(() -> play(operations, accountNos, clock));
      }
      int played = 0;
      for (Future<Integer> player : threads.invokeAll(players)) {
        played += player.get();
      }
      assertThat(played).isEqualTo(sequences.stream().mapToInt(List::size).sum());
    }
    try (Connection connection = database.connect()) {
      assertThat(new RegisterOnConnection(connection, clock, CALENDAR).audit.run()).isEmpty();
    }
  }

  private static List<String> openAccounts(MovedClock clock) throws Exception {
    try (Connection connection = database.connect()) {
      PlayedRegister opening = player(connection, clock);
      opening.openAccount("A" + SEQUENCE.incrementAndGet(), 200);
      opening.openAccount("B" + SEQUENCE.incrementAndGet(), 100);
      connection.commit();
      return opening.accountNos;
    }
  }

  private static int play(List<Operation> operations, List<String> accountNos, MovedClock clock)
      throws Exception {
    try (Connection connection = database.connect()) {
      PlayedRegister player = player(connection, clock);
      player.accountNos.addAll(accountNos);
      for (Operation operation : operations) {
        asOfOnePerson(operation, connection);
        player.apply(operation);
        connection.commit();
        player.on.expire();
        connection.commit();
      }
      return operations.size();
    }
  }

  /**
   * The service takes the person's requests one by one in the order of their numbers. Here that
   * holds only for who is back-entered: everything else is to race.
   */
  private static void asOfOnePerson(Operation operation, Connection connection) throws Exception {
    String how =
        switch (operation) {
          case Operation.BackEnter entered -> "pg_advisory_xact_lock";
          case Operation.Place placed -> "pg_advisory_xact_lock_shared";
          default -> null;
        };
    if (how != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT " + how + "(1)");
      }
    }
  }

  private static PlayedRegister player(Connection connection, MovedClock clock) {
    RegisterOnConnection on = new RegisterOnConnection(connection, clock, CALENDAR);
    return new PlayedRegister(on, clock, SEQUENCE);
  }
}
