package org.chakong.fund.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.runtime.BesideOthers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two deadlocks came of operations that held a freeze while they waited for one of its accounts, as
 * a contribution to that account waits for the freeze. While somebody has the account, whoever
 * waits for it must hold neither the freeze nor an account behind it.
 */
@BesideOthers
class LockOrderTest {
  private static final LocalDate DAY = LocalDate.of(2021, 3, 1);
  private static final WorkingDayCalendar CALENDAR =
      WorkingDayCalendar.load(LockOrderTest.class.getClassLoader());
  private static final MovedClock CLOCK = new MovedClock(DAY);
  private static final AtomicLong SEQUENCE = new AtomicLong();
  private static final Operation.Length YEAR = new Operation.Length(12, 0, true);

  private static RegisterDatabase database;

  @BeforeAll
  static void start() throws Exception {
    database = RegisterDatabase.start();
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
  }

  /**
   * @param first played before, committed, or null
   */
  record Case(Operation first, Operation waits) {}

  static Stream<Case> operations() {
    Operation reserve = new Operation.ReserveOfFreeze(0, 150, false);
    return Stream.of(
        new Case(null, new Operation.Extend(0, YEAR)),
        new Case(null, new Operation.Unfreeze(0, 150L, UnfreezeFrom.FROZEN)),
        new Case(null, new Operation.Unfreeze(0, null, null)),
        new Case(null, new Operation.Transfer(0, 1)),
        new Case(null, new Operation.Renumber(0, 0, 2)),
        new Case(null, reserve),
        new Case(null, new Operation.ReserveOfCase(0, 1, 1, 20, false)),
        new Case(null, new Operation.ReserveOfCase(0, 1, 1, 20, true)),
        new Case(reserve, new Operation.Cancel(0)),
        new Case(reserve, new Operation.Instruct(0)),
        new Case(null, new Operation.Contribution(0, 70)),
        new Case(null, placed(1, 0)));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void who_waits_for_an_account_holds_no_freeze_and_no_account_behind_it(Case told)
      throws Exception {
    // the thread ends when what it waits for is let go, so it is closed last
    try (ExecutorService thread = Executors.newSingleThreadExecutor();
        Connection waiting = database.connect();
        Connection setting = database.connect();
        Connection holding = database.connect();
        Connection looking = database.connect()) {
      PlayedRegister opening = player(setting);
      opening.openAccount("A" + SEQUENCE.incrementAndGet(), 100);
      opening.openAccount("B" + SEQUENCE.incrementAndGet(), 100);
      opening.apply(placed(0, 1));
      if (told.first() != null) {
        opening.apply(told.first());
      }
      setting.commit();

      take(holding, "core_account", "account_no", opening.accountNos.get(0), "");
      PlayedRegister player = opening.on(new RegisterOnConnection(waiting, CLOCK, CALENDAR));
      int backend = backend(waiting);
      Future<?> played = thread.submit(() -> player.apply(told.waits()));
      await().atMost(60, TimeUnit.SECONDS).until(() -> waits(looking, backend));

      take(looking, "core_account", "account_no", opening.accountNos.get(1), "NOWAIT");
      take(looking, "court_freeze", "freeze_no", opening.freezeNos.get(0), "NOWAIT");
      looking.rollback();
      holding.rollback();
      played.get(60, TimeUnit.SECONDS);
      waiting.commit();
      assertThat(player.on.audit.run()).isEmpty();
    }
  }

  private static Operation.Place placed(int court, int account) {
    return new Operation.Place(
        court, account, true, 250, TopUp.MONTHLY, SecondFreeze.SURPLUS_FIRST, YEAR);
  }

  private static PlayedRegister player(Connection connection) {
    return new PlayedRegister(
        new RegisterOnConnection(connection, CLOCK, CALENDAR), CLOCK, SEQUENCE);
  }

  private static void take(
      Connection connection, String table, String key, String value, String how)
      throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "SELECT FROM %s WHERE %s = ? FOR UPDATE %s".formatted(table, key, how))) {
      lock.setString(1, value);
      assertThat(lock.executeQuery().next()).isTrue();
    }
  }

  private static int backend(Connection connection) throws SQLException {
    try (ResultSet row = connection.createStatement().executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static boolean waits(Connection connection, int backend) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT cardinality(pg_blocking_pids(?)) > 0")) {
      query.setInt(1, backend);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
