package org.chakong.fund.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.chakong.contracts.api.CoreEvent.WithdrawalState;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.core.Funds;
import org.chakong.fund.freeze.Books.Entry;
import org.chakong.fund.freeze.Books.Purse;
import org.chakong.fund.freeze.RegisterModel.Freeze;

/**
 * Random sequences of everything that can happen, played on the register over PostgreSQL and on the
 * model, which must agree after every step. A failure prints the seed and the shortest sequence
 * found; {@code @Property(seed = "…")} plays it again.
 */
class RegisterModelTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2021, 3, 1);
  private static final WorkingDayCalendar CALENDAR =
      WorkingDayCalendar.load(RegisterModelTest.class.getClassLoader());
  private static final int SEQUENCES = 10_000;
  private static final int SHORT = 6;
  private static final int LONG = 20;

  /** Sequences of one try, dealt to the hands. */
  private static final int DEALT = 8;

  private static final int HANDS = 2;

  /** Sequences of one hand in one transaction, each on accounts of its own, audited together. */
  private static final int TOGETHER = 24;

  private static final int TRIES_BETWEEN_VACUUMS = 30;

  private static final AtomicLong SEQUENCE = new AtomicLong();

  private static RegisterDatabase database;
  private static ExecutorService threads;
  private static final List<Hand> HAND = new ArrayList<>();
  private static int tries;

  /** What failed is played again alone, so that its shortest form is found. */
  private static volatile boolean failed;

  @BeforeContainer
  static void start() throws Exception {
    database = RegisterDatabase.start();
    threads = Executors.newFixedThreadPool(HANDS);
    for (int number = 0; number < HANDS; number++) {
      HAND.add(new Hand(number));
    }
  }

  @AfterContainer
  static void stop() throws Exception {
    threads.close();
    for (Hand hand : HAND) {
      hand.connection.close();
    }
    HAND.clear();
    database.close();
  }

  private static final Operation.Length TWO_MONTHS = new Operation.Length(2, 0, true);
  private static final Operation.Length TODAY = new Operation.Length(null, 0, true);
  private static final int FIRST = 0;
  private static final int SECOND = 1;

  @Example
  void a_whole_one_that_gives_up_money_and_is_first_where_it_waits_leaves_what_is_free_there() {
    agree(
        surplus(SECOND, 1, TopUp.NONE, TODAY),
        new Operation.Place(
            0, SECOND, true, 63, TopUp.NONE, SecondFreeze.WHOLE_WAITING, TWO_MONTHS),
        new Operation.PassDays(7),
        new Operation.BackEnter(surplus(FIRST, 63, TopUp.MONTHLY, TWO_MONTHS), 13),
        new Operation.Contribution(SECOND, 88));
  }

  @Example
  void a_whole_one_that_was_first_takes_of_a_deduction_not_made_only_its_money() {
    agree(
        new Operation.ReserveOfCase(0, 1, SECOND, 40, true),
        whole(SECOND, 63, TopUp.NONE),
        new Operation.Interest(SECOND, 88),
        new Operation.Cancel(0));
  }

  @Example
  void a_whole_one_that_was_first_takes_nothing_when_one_ends_that_stood_there_long_ago() {
    agree(
        new Operation.Withdrawal(SECOND, 40, WithdrawalState.PAID),
        new Operation.Place(
            0, SECOND, true, 50, TopUp.NONE, SecondFreeze.SURPLUS_FIRST, TWO_MONTHS),
        whole(SECOND, 63, TopUp.NONE),
        new Operation.Interest(SECOND, 88),
        new Operation.Unfreeze(0, null, null));
  }

  @Example
  void a_whole_one_that_comes_first_by_a_printed_end_that_is_past_takes_what_lay_free() {
    agree(
        new Operation.Withdrawal(SECOND, 40, WithdrawalState.PAID),
        surplus(SECOND, 50, TopUp.MONTHLY, TODAY),
        whole(SECOND, 50, TopUp.MONTHLY),
        new Operation.Interest(SECOND, 30),
        new Operation.PassDays(3),
        new Operation.Contribution(SECOND, 10));
  }

  @Example
  void a_whole_one_without_a_claim_comes_first_by_a_printed_end_that_is_past_as_well() {
    agree(
        new Operation.Withdrawal(SECOND, 40, WithdrawalState.PAID),
        surplus(SECOND, 50, TopUp.MONTHLY, TODAY),
        whole(SECOND, 50, TopUp.NONE),
        new Operation.Interest(SECOND, 30),
        new Operation.PassDays(3),
        new Operation.Contribution(SECOND, 10));
  }

  private static Operation.Place surplus(
      int account, long fen, TopUp topUp, Operation.Length length) {
    return new Operation.Place(0, account, false, fen, topUp, SecondFreeze.SURPLUS_FIRST, length);
  }

  private static Operation.Place whole(int account, long fen, TopUp topUp) {
    return new Operation.Place(
        1, account, false, fen, topUp, SecondFreeze.WHOLE_WAITING, TWO_MONTHS);
  }

  /** Too rare for chance to find them in every run. */
  private static void agree(Operation... operations) {
    Hand hand = HAND.getFirst();
    try {
      hand.play(List.of(operations));
    } finally {
      hand.forget();
    }
  }

  @Provide
  Arbitrary<List<List<Operation>>> sequences() {
    return Arbitraries.frequencyOf(
            Tuple.of(4, Operations.sequences(SHORT)), Tuple.of(1, Operations.sequences(LONG)))
        .list()
        .ofSize(DEALT);
  }

  @Property(
      tries = SEQUENCES / DEALT,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.BOUNDED)
  void register_and_model_agree_after_every_step(
      @ForAll("sequences") List<List<Operation>> sequences) throws Exception {
    List<Callable<Void>> plays = new ArrayList<>();
    for (Hand hand : HAND) {
      plays.add(() -> {
        for (int i = hand.number; i < sequences.size(); i += HANDS) {
          hand.play(sequences.get(i));
        }
        return null;
      });
    }
    List<Future<Void>> played = threads.invokeAll(plays);
    try {
      for (Future<Void> play : played) {
        play.get();
      }
    } catch (ExecutionException e) {
      failed = true;
      HAND.forEach(Hand::forget);
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
    if (++tries % TRIES_BETWEEN_VACUUMS == 0) {
      database.vacuum();
    }
  }

  /** One who plays: a connection, a clock and accounts of its own. */
  private static final class Hand {
    private final int number;
    private final Connection connection;
    private final MovedClock clock = new MovedClock(FIRST_DAY);
    private final RegisterOnConnection production;
    private final Books books;
    private final List<List<Operation>> soFar = new ArrayList<>();

    Hand(int number) throws SQLException {
      this.number = number;
      this.connection = database.connect();
      this.production = new RegisterOnConnection(connection, clock, CALENDAR);
      this.books = new Books(connection);
      PlayedRegister opening = new PlayedRegister(production, clock, SEQUENCE);
      for (int slot = 0; slot < TOGETHER; slot++) {
        opening.openAccount(account("A", slot), 100);
        opening.openAccount(account("B", slot), 40);
      }
      connection.commit();
    }

    private String account(String letter, int slot) {
      return letter + number + "-" + slot;
    }

    void play(List<Operation> operations) {
      playOn(soFar.size(), operations);
      soFar.add(operations);
      if (failed || soFar.size() == TOGETHER) {
        assertThat(production.audit.run()).as("one of %s", soFar).isEmpty();
        forget();
      }
    }

    void forget() {
      soFar.clear();
      try {
        connection.rollback();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private void playOn(int slot, List<Operation> operations) {
      clock.moveTo(FIRST_DAY);
      String person = "person" + number + "-" + slot;
      PlayedRegister register = new PlayedRegister(production, clock, SEQUENCE, person);
      register.accountNos.addAll(List.of(account("A", slot), account("B", slot)));
      RegisterModel model =
          new RegisterModel(FIRST_DAY, day -> !CALENDAR.isWorkingDay(day), 100, 40);
      for (Operation operation : operations) {
        RegisterModelTest.play(operation, register, model, books);
      }
      assertShown(register, model);
    }
  }

  private record Standing(long ordered, long frozen, FreezeView.State state, Integer place) {}

  private static void play(
      Operation operation, PlayedRegister register, RegisterModel model, Books books) {
    Map<Integer, Standing> before = standings(model);
    register.apply(operation);
    if (mayEndTerms(operation)) {
      register.on.expire();
    }
    model.apply(operation);
    Books.Standing standing = books.standing(register.accountNos);
    for (int account = 0; account < Operations.ACCOUNTS; account++) {
      assertThat(standing.entries(register.accountNos.get(account)))
          .as("account %d after %s", account, operation)
          .isEqualTo(expectedEntries(register, model, account));
    }
    assertThat(standing.purses()).as("money after %s", operation).isEqualTo(expectedFunds(model));
    assertTold(operation, before, register, model);
  }

  /** The watch looks every second; here when there can be something new for it. */
  private static boolean mayEndTerms(Operation operation) {
    return switch (operation) {
      case Operation.PassDays p -> true;
      case Operation.LetGo l -> true;
      case Operation.Settle s -> true;
      case Operation.Cancel c -> true;
      case Operation.BackEnter b -> true;
      case Operation.Place p -> false;
      case Operation.Extend e -> false;
      case Operation.Unfreeze u -> false;
      case Operation.Transfer t -> false;
      case Operation.Renumber r -> false;
      case Operation.KeepAlive k -> false;
      case Operation.Contribution c -> false;
      case Operation.Interest i -> false;
      case Operation.Withdrawal w -> false;
      case Operation.StatusChange s -> false;
      case Operation.ReserveOfFreeze r -> false;
      case Operation.ReserveOfCase r -> false;
      case Operation.Instruct i -> false;
    };
  }

  /** What people are shown of the same books. */
  private static void assertShown(PlayedRegister register, RegisterModel model) {
    for (int account = 0; account < Operations.ACCOUNTS; account++) {
      assertThat(entries(register, account)).isEqualTo(expectedEntries(register, model, account));
    }
    assertThat(funds(register)).isEqualTo(expectedFunds(model));
  }

  /** A court whose place or amount changed is told without asking, and told how it stands. */
  private static void assertTold(
      Operation operation,
      Map<Integer, Standing> before,
      PlayedRegister register,
      RegisterModel model) {
    Map<Integer, Standing> after = standings(model);
    before.forEach((no, was) -> {
      FreezeChanged told = register.on.told.get(register.freezeNos.get(no));
      if (!was.equals(after.get(no))) {
        assertThat(told).as("freeze %d is told after %s", no, operation).isNotNull();
      }
      if (told != null) {
        FreezeView now = told.now();
        assertThat(
                new Standing(now.ordered().fen(), now.frozen().fen(), now.state(), now.position()))
            .as("what freeze %d is told after %s", no, operation)
            .isEqualTo(withPlace(after.get(no), model, no));
      }
    });
  }

  private static Standing withPlace(Standing standing, RegisterModel model, int no) {
    return new Standing(standing.ordered(), standing.frozen(), standing.state(), place(model, no));
  }

  private static Integer place(RegisterModel model, int no) {
    Freeze freeze = model.freezes.get(no);
    int place = model.openOn(freeze.parts.get(0).account).indexOf(freeze);
    return place < 0 ? null : place + 1;
  }

  /** The place counts for those who wait. */
  private static Map<Integer, Standing> standings(RegisterModel model) {
    Map<Integer, Standing> standings = new HashMap<>();
    for (int no = 0; no < model.freezes.size(); no++) {
      Freeze freeze = model.freezes.get(no);
      boolean waits = freeze.ordered() > freeze.frozen();
      standings.put(
          no,
          new Standing(
              freeze.ordered(), freeze.frozen(), freeze.state, waits ? place(model, no) : null));
    }
    return standings;
  }

  private static List<Entry> entries(PlayedRegister register, int account) {
    return register.on.register.entries(register.accountNos.get(account)).stream()
        .map(RegisterModelTest::entry)
        .toList();
  }

  private static Entry entry(RegisterEntry shown) {
    return new Entry(
        shown.position(),
        shown.freezeNo(),
        shown.state(),
        shown.ordered().fen(),
        shown.frozen().fen(),
        shown.waiting().fen(),
        shown.from(),
        shown.until());
  }

  private static List<Entry> expectedEntries(
      PlayedRegister register, RegisterModel model, int account) {
    List<Entry> expected = new ArrayList<>();
    for (Freeze freeze : model.openOn(account)) {
      RegisterModel.Part part = freeze.on(account);
      expected.add(
          new Entry(
              expected.size() + 1,
              register.freezeNos.get(model.freezes.indexOf(freeze)),
              freeze.state,
              part.ordered,
              part.frozen,
              part.ordered - part.frozen,
              freeze.from,
              freeze.from == null ? freeze.printed : freeze.until));
    }
    return expected;
  }

  private static List<Purse> funds(PlayedRegister register) {
    Map<String, Funds> funds = register.on.core.funds(register.accountNos);
    return register.accountNos.stream()
        .map(funds::get)
        .map(there -> new Purse(there.balance(), there.free()))
        .toList();
  }

  private static List<Purse> expectedFunds(RegisterModel model) {
    List<Purse> expected = new ArrayList<>();
    for (int account = 0; account < model.accounts.size(); account++) {
      expected.add(new Purse(model.accounts.get(account).balance, model.free(account)));
    }
    return expected;
  }
}
