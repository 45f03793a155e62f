package org.chakong.fund.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.fund.freeze.ExplainedConnection.Explained;
import org.chakong.runtime.BesideOthers;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How PostgreSQL plans what the register runs, on a register large enough that reading a table from
 * end to end would be the wrong plan.
 */
@BesideOthers
class PlacingPlanTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-03-10");
  private static final int LONG = 5_000;

  /** Twice the fifty ahead that the answer names, and what little else there is. */
  private static final double ROWS_OF_A_PLACING = 200;

  /** Those that grow with the number of freezes and accounts. */
  private static final List<String> LARGE =
      List.of("court_freeze", "freeze_part", "freeze_queue", "core_account", "core_hold");

  private static RegisterDatabase database;
  private static String onShort;
  private static String onLong;
  private static String fewWait;
  private static String manyWait;

  @BeforeAll
  static void fill() throws IOException {
    database = RegisterDatabase.startPlanningFreely();
    FilledRegister filled = new FilledRegister(Jdbi.create(database.source()));
    LocalDate until = TODAY.plusYears(1);
    // due, as after the service was down: what ends elsewhere is none of a placing's business
    filled.oneFreezeEach("4108001", LONG, "粤0304", TODAY.minusDays(10));
    // sixty: as on the long one, fifty ahead are named
    onShort = filled.queue("4108002", 60, 10_000_000, 100, 100, 100, until);
    onLong = filled.queue("4108003", LONG, 10_000_000, 100, 100, 100, until);
    fewWait = filled.queue("4108004", 101, 10_000, 1_000, 100, 0, until);
    manyWait = filled.queue("4108005", LONG, 10_000, 1_000, 100, 0, until);
  }

  @AfterAll
  static void stop() throws IOException {
    database.close();
  }

  @Test
  void a_freeze_joins_a_queue_of_5000_without_reading_it() throws SQLException {
    List<Explained> few = explained(register -> place(register, onShort));
    List<Explained> many = explained(register -> place(register, onLong));

    assertReadsNoLargeTableFromEndToEnd(many);
    assertThat(rows(many))
        .as("rows read")
        .isBetween(1.0, Math.min(rows(few) + 5, ROWS_OF_A_PLACING));
    assertThat(buffers(many)).as("pages looked at").isLessThan(2 * buffers(few));
  }

  @Test
  void a_release_finds_who_receives_by_index() throws SQLException {
    assertReadsNoLargeTableFromEndToEnd(explained(register -> release(register, fewWait)));
    assertReadsNoLargeTableFromEndToEnd(explained(register -> release(register, manyWait)));
  }

  private static void assertReadsNoLargeTableFromEndToEnd(List<Explained> statements) {
    assertThat(statements).hasSizeGreaterThan(5);
    for (Explained statement : statements) {
      assertThat(statement.scans())
          .as(statement.sql())
          .noneMatch(scan -> scan.node().equals("Seq Scan") && LARGE.contains(scan.relation()));
    }
  }

  private static double rows(List<Explained> statements) {
    return statements.stream()
        .flatMap(statement -> statement.scans().stream())
        .mapToDouble(ExplainedConnection.Scan::rows)
        .sum();
  }

  private static long buffers(List<Explained> statements) {
    return statements.stream().mapToLong(Explained::buffers).sum();
  }

  private static List<Explained> explained(Consumer<FreezeRegister> act) throws SQLException {
    try (Connection real = database.connect()) {
      ExplainedConnection explained = new ExplainedConnection(real);
      WorkingDayCalendar calendar = WorkingDayCalendar.load(PlacingPlanTest.class.getClassLoader());
      RegisterOnConnection on =
          new RegisterOnConnection(explained.connection(), new MovedClock(TODAY), calendar);
      act.accept(on.register);
      real.rollback();
      return explained.statements();
    }
  }

  /** With the question whether it is a repetition, as when a request is decided. */
  private static void place(FreezeRegister register, String accountNo) {
    Money ordered = Money.ofFen(500);
    register.openAlike(accountNo, "豫0811", ordered, "N1");
    register.place(
        new FreezeOrder(
            "PLAN-1",
            Long.MAX_VALUE / 2,
            "豫0811",
            "（2026）豫0811执9号",
            accountNo,
            List.of(accountNo),
            ordered,
            12,
            null,
            true,
            TopUp.MONTHLY,
            SecondFreeze.SURPLUS_FIRST,
            "N1",
            Money.ZERO,
            true,
            new MovedClock(TODAY).instant()));
  }

  private static void release(FreezeRegister register, String accountNo) {
    register.release(
        accountNo.substring(0, 7) + "Q1", null, null, new Who("test", "release", null));
  }
}
