package org.chakong.fund.freeze;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.chakong.contracts.api.CoreEvent;
import org.chakong.contracts.api.CoreEvent.WithdrawalState;
import org.chakong.contracts.api.FundApi.PayoutConfirmation;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.Payee;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.fund.deduct.DeductionOrder;
import org.chakong.fund.deduct.Reservation;

/**
 * Plays operations on the production register, each freeze and deduction by its place in a list.
 */
final class PlayedRegister {
  private static final AtomicLong ACTS = new AtomicLong();
  private static final Payee PAYEE = new Payee("测试法院", "0000", null, null);

  final RegisterOnConnection on;
  final List<String> accountNos = new ArrayList<>();
  final List<String> freezeNos = new ArrayList<>();
  private final List<Played> deductions = new ArrayList<>();
  private final MovedClock clock;
  private final String person;
  private final AtomicLong sequence;

  private enum State {
    RESERVED,
    INSTRUCTED,
    OVER
  }

  private static final class Played {
    final String no;
    final String requestNo;
    State state = State.RESERVED;

    Played(String no, String requestNo) {
      this.no = no;
      this.requestNo = requestNo;
    }
  }

  /**
   * @param sequence of receipt, shared by all who play on the same database
   */
  PlayedRegister(RegisterOnConnection on, MovedClock clock, AtomicLong sequence) {
    this(on, clock, sequence, "person");
  }

  /**
   * @param person whose accounts these are
   */
  PlayedRegister(RegisterOnConnection on, MovedClock clock, AtomicLong sequence, String person) {
    this.on = on;
    this.clock = clock;
    this.sequence = sequence;
    this.person = person;
  }

  /** The same books over another connection. */
  PlayedRegister on(RegisterOnConnection other) {
    PlayedRegister same = new PlayedRegister(other, clock, sequence, person);
    same.accountNos.addAll(accountNos);
    same.freezeNos.addAll(freezeNos);
    same.deductions.addAll(deductions);
    return same;
  }

  void openAccount(String accountNo, long fen) throws SQLException {
    try (PreparedStatement account =
            on.connection.prepareStatement(
                "INSERT INTO core_account (account_no, owner_name, id_type, id_number, status)"
                    + " VALUES (?, '测试', '01', '0', '01')");
        PreparedStatement entry =
            on.connection.prepareStatement(
                "INSERT INTO core_entry (account_no, kind, amount, balance_after, at, reference)"
                    + " VALUES (?, 'OPENING', ?, 0, now(), 'opening')")) {
      account.setString(1, accountNo);
      account.executeUpdate();
      entry.setString(1, accountNo);
      entry.setLong(2, fen);
      entry.executeUpdate();
    }
    accountNos.add(accountNo);
  }

  void apply(Operation operation) {
    on.told.clear();
    switch (operation) {
      case Operation.Place order ->
          freezeNos.add(on.register.place(asked(order, clock.instant())).freezeNo());
      case Operation.BackEnter(Operation.Place order, int daysAgo) -> {
        Instant served = clock.instant().minus(Duration.ofDays(daysAgo));
        freezeNos.add(on.register.placeServed(asked(order, served)).freezeNo());
      }
      case Operation.Extend(int no, Operation.Length length) -> {
        if (!freezeNos.isEmpty()) {
          on.register.extend(
              freeze(no),
              new NewTerm(
                  length.months(),
                  length.months() == null ? clock.day().plusDays(length.days()) : null,
                  length.rolls()),
              by("played"));
        }
      }
      case Operation.Unfreeze(int no, Long fen, UnfreezeFrom from) -> {
        if (!freezeNos.isEmpty()) {
          Money amount = fen == null ? null : Money.ofFen(fen);
          on.register.release(freeze(no), amount, from, by("played"));
        }
      }
      case Operation.Transfer(int no, int court) -> {
        if (!freezeNos.isEmpty()) {
          String requestNo = "request-" + sequence.incrementAndGet();
          on.register.transfer(
              freeze(no), new Holder(court(court), caseNumber(court, 1), requestNo), by("played"));
        }
      }
      case Operation.Renumber(int no, int court, int number) -> {
        if (!freezeNos.isEmpty()) {
          on.register.renumber(freeze(no), caseNumber(court, number), by("played"));
        }
      }
      case Operation.KeepAlive(int no) -> {
        if (!freezeNos.isEmpty()) {
          on.register.keepAlive(freeze(no), "keeps-" + freeze(no));
        }
      }
      case Operation.LetGo(int no) -> {
        if (!freezeNos.isEmpty()) {
          on.register.letGo("keeps-" + freeze(no));
        }
      }
      case Operation.Contribution(int account, long fen) ->
          event(CoreEvent.Type.CONTRIBUTION, account, fen, null, null);
      case Operation.Interest(int account, long fen) ->
          event(CoreEvent.Type.INTEREST, account, fen, null, null);
      case Operation.Withdrawal(int account, long fen, WithdrawalState state) ->
          event(CoreEvent.Type.WITHDRAWAL, account, fen, state, null);
      case Operation.StatusChange(int account, boolean contributing) ->
          event(CoreEvent.Type.STATUS_CHANGED, account, 0, null, contributing ? "01" : "02");
      case Operation.ReserveOfFreeze(int no, long fen, boolean freeMoneyToo) -> {
        if (!freezeNos.isEmpty()) {
          reserve(0, 1, List.of(), freeze(no), fen, freeMoneyToo);
        }
      }
      case Operation.ReserveOfCase(
              int court,
              int number,
              int account,
              long fen,
              boolean freeMoneyToo) ->
          reserve(court, number, List.of(accountNos.get(account)), null, fen, freeMoneyToo);
      case Operation.Instruct(int no) -> {
        if (is(no, State.RESERVED)) {
          on.deductions.instruct(deduction(no).no, by(deduction(no)));
          deduction(no).state = State.INSTRUCTED;
        }
      }
      case Operation.Settle(int no, boolean paid) -> {
        if (is(no, State.INSTRUCTED)) {
          settle(deduction(no), paid);
        }
      }
      case Operation.Cancel(int no) -> {
        if (is(no, State.RESERVED)) {
          on.deductions.cancel(deduction(no).no, by(deduction(no)));
          deduction(no).state = State.OVER;
        }
      }
      case Operation.PassDays(int days) -> clock.moveTo(clock.day().plusDays(days));
    }
  }

  private static Who by(Played deduction) {
    return by(deduction.requestNo);
  }

  /** Each act of its own, though all happen at noon: the audit tells acts apart by this. */
  private static Who by(String requestNo) {
    return new Who("court", "played " + ACTS.incrementAndGet(), requestNo);
  }

  private String freeze(int no) {
    return freezeNos.get(no % freezeNos.size());
  }

  private Played deduction(int no) {
    return deductions.get(no % deductions.size());
  }

  private boolean is(int no, State state) {
    return !deductions.isEmpty() && deduction(no).state == state;
  }

  private FreezeOrder asked(Operation.Place order, Instant receivedAt) {
    long next = sequence.incrementAndGet();
    Operation.Length length = order.length();
    return new FreezeOrder(
        "request-" + next,
        next,
        court(order.court()),
        caseNumber(order.court(), 1),
        person,
        RegisterModel.accountsOf(order).stream().map(accountNos::get).toList(),
        Money.ofFen(order.fen()),
        length.months(),
        length.months() == null ? clock.day().plusDays(length.days()) : null,
        length.rolls(),
        order.topUp(),
        order.second(),
        null,
        Money.ZERO,
        true,
        receivedAt);
  }

  private static String court(int court) {
    return "豫080" + court;
  }

  private static String caseNumber(int court, int number) {
    return "（2026）豫080" + court + "执" + number + "号";
  }

  private void event(
      CoreEvent.Type type, int account, long fen, WithdrawalState state, String status) {
    Money amount = fen == 0 ? null : Money.ofFen(fen);
    String eventId = "event-" + sequence.incrementAndGet();
    String accountNo = accountNos.get(account);
    on.events.apply(
        new CoreEvent(
            eventId, type, accountNo, null, amount, null, state, status, null, null, null));
  }

  private void reserve(
      int court,
      int number,
      List<String> accounts,
      String freezeNo,
      long fen,
      boolean freeMoneyToo) {
    long next = sequence.incrementAndGet();
    Reservation reservation =
        on.deductions.reserve(
            new DeductionOrder(
                "request-" + next,
                next,
                court(court),
                caseNumber(court, number),
                accounts,
                freezeNo,
                Money.ofFen(fen),
                freeMoneyToo,
                PAYEE,
                clock.instant()));
    switch (reservation) {
      case Reservation.Reserved(DeductionView deduction) ->
          deductions.add(new Played(deduction.deductionNo(), "request-" + next));
      case Reservation.NothingThere nothing -> {}
    }
  }

  private void settle(Played deduction, boolean paid) {
    DeductionView.State said = paid ? DeductionView.State.PAID : DeductionView.State.FAILED;
    on.deductions.settle(deduction.no, new PayoutConfirmation(said, "bank", null), by(deduction));
    deduction.state = State.OVER;
  }
}
