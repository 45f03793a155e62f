package org.chakong.fund.freeze;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.chakong.contracts.api.CoreEvent.WithdrawalState;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.FreezeView.State;
import org.chakong.contracts.request.UnfreezeFrom;

/**
 * The rules of the register told a second time, after the architecture, the contract and ADR 6 and
 * 7, over plain lists and without any of the production code: what it says is what must hold.
 */
final class RegisterModel {

  static final class Account {
    long balance;
    boolean contributing = true;
    long heldForDeductions;
  }

  static final class Part {
    final int account;
    long ordered;
    long frozen;
    long reserved;

    Part(int account) {
      this.account = account;
    }
  }

  /** A case by its number, which begins with a court's code. */
  record Case(int court, int number) {}

  static final class Freeze {
    final double place;
    final LocalDate servedOn;
    final Operation.Place order;
    int court;
    Case under;
    Case formerlyUnder;
    final List<Part> parts = new ArrayList<>();
    State state = State.WAITING;
    Integer months;
    LocalDate printed;
    LocalDate from;
    LocalDate until;
    LocalDate nominal;
    boolean rolls;
    int pendingDeductions;
    boolean keptAlive;

    Freeze(double place, LocalDate servedOn, Operation.Place order) {
      this.place = place;
      this.servedOn = servedOn;
      this.order = order;
      this.rolls = order.length().rolls();
      this.court = order.court();
      this.under = new Case(order.court(), 1);
    }

    long ordered() {
      return parts.stream().mapToLong(part -> part.ordered).sum();
    }

    long frozen() {
      return parts.stream().mapToLong(part -> part.frozen).sum();
    }

    boolean isOpen() {
      return state == State.ACTIVE || state == State.WAITING;
    }

    /** Of the numbers of a case the one before is known as well. */
    boolean isOf(Case asked) {
      return asked.equals(under) || asked.equals(formerlyUnder);
    }

    void goOnUnder(Case now) {
      if (!now.equals(under)) {
        formerlyUnder = under;
        under = now;
      }
    }

    boolean isWhole() {
      return order.second() == SecondFreeze.WHOLE_WAITING;
    }

    Part on(int account) {
      return parts.stream().filter(part -> part.account == account).findFirst().orElse(null);
    }
  }

  enum DeductionState {
    RESERVED,
    INSTRUCTED,
    OVER
  }

  /**
   * @param freeze null for free money
   */
  record Take(Freeze freeze, int account, long fen) {}

  static final class Deduction {
    final long sequence;
    final List<Take> takes;
    DeductionState state = DeductionState.RESERVED;

    Deduction(long sequence, List<Take> takes) {
      this.sequence = sequence;
      this.takes = takes;
    }
  }

  /**
   * @param gone whether the freeze was open there until now: those behind it move up
   */
  private record Spring(Freeze freeze, int account, long fen, boolean gone) {}

  final List<Account> accounts = new ArrayList<>();
  final List<Freeze> freezes = new ArrayList<>();
  final List<Deduction> deductions = new ArrayList<>();
  private final List<Credit> credits = new ArrayList<>();
  private final Predicate<LocalDate> restDay;
  private LocalDate today;
  private long sequence;

  RegisterModel(LocalDate today, Predicate<LocalDate> restDay, long... balances) {
    this.today = today;
    this.restDay = restDay;
    for (long balance : balances) {
      Account account = new Account();
      account.balance = balance;
      accounts.add(account);
    }
  }

  long free(int account) {
    long frozen = openOn(account).stream().mapToLong(freeze -> freeze.on(account).frozen).sum();
    Account there = accounts.get(account);
    return there.balance - frozen - there.heldForDeductions;
  }

  /** In order; a part is open while something is ordered on it. */
  List<Freeze> openOn(int account) {
    return freezes.stream()
        .filter(freeze -> freeze.on(account) != null && freeze.on(account).ordered > 0)
        .sorted(Comparator.comparingDouble(freeze -> freeze.place))
        .toList();
  }

  void apply(Operation operation) {
    sequence++;
    switch (operation) {
      case Operation.Place order -> place(order, sequence, today);
      case Operation.BackEnter(Operation.Place order, int daysAgo) ->
          backEnter(order, today.minusDays(daysAgo));
      case Operation.Extend(int no, Operation.Length length) -> {
        if (!freezes.isEmpty() && freeze(no).isOpen()) {
          extend(freeze(no), length);
        }
      }
      case Operation.Unfreeze(int no, Long fen, UnfreezeFrom from) -> {
        if (!freezes.isEmpty() && freeze(no).isOpen() && freeze(no).pendingDeductions == 0) {
          unfreeze(freeze(no), fen, from);
        }
      }
      case Operation.Transfer(int no, int court) -> {
        if (!freezes.isEmpty() && freeze(no).isOpen()) {
          transfer(freeze(no), court);
        }
      }
      case Operation.Renumber(int no, int court, int number) -> {
        if (!freezes.isEmpty() && freeze(no).isOpen()) {
          freeze(no).goOnUnder(new Case(court, number));
        }
      }
      case Operation.KeepAlive(int no) -> keep(no, true);
      case Operation.LetGo(int no) -> keep(no, false);
      case Operation.Contribution(int account, long fen) -> {
        boolean taken = accounts.get(account).contributing;
        credit(account, fen, taken ? Set.of(TopUp.MONTHLY, TopUp.ANY_CREDIT) : Set.of());
      }
      case Operation.Interest(int account, long fen) ->
          credit(account, fen, Set.of(TopUp.ANY_CREDIT));
      case Operation.Withdrawal(int account, long fen, WithdrawalState state) -> {
        if (state == WithdrawalState.PAID && fen <= free(account)) {
          accounts.get(account).balance -= fen;
        }
      }
      case Operation.StatusChange(int account, boolean contributing) ->
          accounts.get(account).contributing = contributing;
      case Operation.ReserveOfFreeze(int no, long fen, boolean freeMoneyToo) -> {
        if (!freezes.isEmpty()) {
          List<Integer> on = freeze(no).parts.stream().map(part -> part.account).toList();
          reserve(List.of(freeze(no)), on, fen, freeMoneyToo);
        }
      }
      case Operation.ReserveOfCase(
              int court,
              int number,
              int account,
              long fen,
              boolean freeMoneyToo) ->
          reserve(
              openOn(account).stream()
                  .filter(freeze -> freeze.court == court && freeze.isOf(new Case(court, number)))
                  .toList(),
              List.of(account),
              fen,
              freeMoneyToo);
      case Operation.Instruct(int no) -> {
        if (is(no, DeductionState.RESERVED)) {
          instruct(deduction(no));
        }
      }
      case Operation.Settle(int no, boolean paid) -> {
        if (is(no, DeductionState.INSTRUCTED)) {
          settle(deduction(no), paid);
        }
      }
      case Operation.Cancel(int no) -> {
        if (is(no, DeductionState.RESERVED)) {
          cancel(deduction(no));
        }
      }
      case Operation.PassDays(int days) -> today = today.plusDays(days);
    }
    expire();
  }

  private Freeze freeze(int no) {
    return freezes.get(no % freezes.size());
  }

  private Deduction deduction(int no) {
    return deductions.get(no % deductions.size());
  }

  private boolean is(int no, DeductionState state) {
    return !deductions.isEmpty() && deduction(no).state == state;
  }

  /** What came to an account, and who takes such money. */
  private record Credit(LocalDate day, int account, long fen, Set<TopUp> claims) {}

  /** Where its service puts it; what is missing when all is free is taken off the last ones. */
  private void backEnter(Operation.Place order, LocalDate servedOn) {
    double place = placeServed(servedOn);
    List<Integer> on = accountsOf(order);
    long missing = order.fen();
    List<Long> yields = new ArrayList<>();
    for (int account : on) {
      boolean behind = order.second() == SecondFreeze.WHOLE_WAITING && isBehind(account, place);
      missing -= behind ? 0 : free(account);
      yields.add(behind ? 0L : mayTake(account, place, order.topUp(), servedOn));
    }
    for (int i = 0; i < on.size(); i++) {
      long take = Math.min(Math.max(0, missing), yields.get(i));
      missing -= take;
      displace(on.get(i), place, take);
    }
    place(order, place, servedOn);
  }

  private double placeServed(LocalDate servedOn) {
    OptionalDouble next =
        freezes.stream()
            .filter(freeze -> freeze.servedOn.isAfter(servedOn))
            .mapToDouble(freeze -> freeze.place)
            .min();
    if (next.isEmpty()) {
      return sequence;
    }
    double before =
        freezes.stream()
            .mapToDouble(freeze -> freeze.place)
            .filter(place -> place < next.getAsDouble())
            .max()
            .orElse(0);
    return (next.getAsDouble() + Math.max(before, Math.ceil(next.getAsDouble()) - 1)) / 2;
  }

  private boolean isBehind(int account, double place) {
    return openOn(account).stream().anyMatch(freeze -> freeze.place < place);
  }

  /** Money that it would have had no claim to is left to the later ones where it is not free. */
  private long mayTake(int account, double place, TopUp claim, LocalDate since) {
    long held =
        openOn(account).stream()
            .filter(freeze -> freeze.place > place)
            .map(freeze -> freeze.on(account))
            .mapToLong(part -> part.frozen - part.reserved)
            .sum();
    long notIts =
        credits.stream()
            .filter(credit -> credit.account() == account && credit.day().isAfter(since))
            .filter(credit -> !credit.claims().contains(claim))
            .mapToLong(Credit::fen)
            .sum();
    return Math.max(0, held - Math.max(0, notIts - free(account)));
  }

  private void displace(int account, double place, long fen) {
    long left = fen;
    for (Freeze freeze : openOn(account).reversed()) {
      Part part = freeze.on(account);
      long loss = freeze.place > place ? Math.min(left, part.frozen - part.reserved) : 0;
      if (loss > 0) {
        left -= loss;
        part.frozen -= loss;
        part.ordered -= loss;
        freeze.parts.get(0).ordered += loss;
        waitAgain(freeze);
      }
    }
  }

  /** One that holds nothing any more has not taken effect: its term is to come. */
  private static void waitAgain(Freeze freeze) {
    if (freeze.state != State.ACTIVE || freeze.frozen() > 0 || freeze.pendingDeductions > 0) {
      return;
    }
    if (freeze.printed != null) {
      freeze.printed = freeze.until;
    } else {
      freeze.months = 1;
      while (freeze.from.plusMonths(freeze.months).isBefore(freeze.nominal)) {
        freeze.months++;
      }
    }
    freeze.state = State.WAITING;
    freeze.from = null;
    freeze.until = null;
  }

  private void place(Operation.Place order, double place, LocalDate servedOn) {
    Freeze freeze = new Freeze(place, servedOn, order);
    freeze.months = order.length().months();
    freeze.printed = freeze.months == null ? today.plusDays(order.length().days()) : null;
    long missing = order.fen();
    for (int account : accountsOf(order)) {
      boolean behind = freeze.isWhole() && isBehind(account, place);
      long take = behind ? 0 : Math.min(missing, free(account));
      if (take > 0 || freeze.parts.isEmpty()) {
        Part part = new Part(account);
        part.ordered = take;
        part.frozen = take;
        freeze.parts.add(part);
      }
      missing -= take;
    }
    freeze.parts.get(0).ordered += missing;
    freezes.add(freeze);
    startIfEffective(freeze, servedOn);
  }

  static List<Integer> accountsOf(Operation.Place order) {
    int other = (order.account() + 1) % Operations.ACCOUNTS;
    return order.bothAccounts() ? List.of(order.account(), other) : List.of(order.account());
  }

  private void startIfEffective(Freeze freeze, LocalDate day) {
    if (freeze.state == State.WAITING && freeze.frozen() > 0) {
      freeze.state = State.ACTIVE;
      freeze.from = day;
      freeze.until =
          freeze.printed != null ? freeze.printed : end(day, freeze.months, freeze.rolls);
      freeze.nominal = freeze.printed != null ? freeze.printed : day.plusMonths(freeze.months);
    }
  }

  private LocalDate end(LocalDate start, int months, boolean rolls) {
    LocalDate end = start.plusMonths(months);
    while (rolls && restDay.test(end)) {
      end = end.plusDays(1);
    }
    return end;
  }

  /** On from the old end; of a waiting freeze the months add up and a printed end replaces. */
  private void extend(Freeze freeze, Operation.Length length) {
    LocalDate printed = length.months() == null ? today.plusDays(length.days()) : null;
    if (freeze.state == State.ACTIVE) {
      freeze.nominal = printed != null ? printed : freeze.until.plusMonths(length.months());
      freeze.until = printed != null ? printed : end(freeze.until, length.months(), length.rolls());
      freeze.rolls = length.rolls();
    } else if (printed != null) {
      freeze.printed = printed;
    } else if (freeze.printed != null) {
      freeze.printed = end(freeze.printed, length.months(), length.rolls());
    } else {
      freeze.months += length.months();
    }
  }

  private void unfreeze(Freeze freeze, Long fen, UnfreezeFrom from) {
    long left = fen == null ? freeze.ordered() : fen;
    List<Part> open = freeze.parts.stream().filter(part -> part.ordered > 0).toList();
    if (fen == null || from == UnfreezeFrom.CEILING) {
      for (Part part : freeze.parts) {
        long off = Math.min(left, part.ordered - part.frozen);
        part.ordered -= off;
        left -= off;
      }
    }
    List<Spring> freed = new ArrayList<>();
    for (Part part : freeze.parts.reversed()) {
      long off = Math.min(left, part.frozen);
      part.frozen -= off;
      part.ordered -= off;
      left -= off;
      boolean gone = open.contains(part) && part.ordered == 0;
      freed.add(new Spring(freeze, part.account, off, gone));
    }
    if (freeze.ordered() == 0) {
      freeze.state = State.RELEASED;
    }
    flow(freed);
  }

  /** To the court that holds it already nothing passes. */
  private static void transfer(Freeze freeze, int court) {
    if (freeze.court != court) {
      freeze.formerlyUnder = freeze.under;
      freeze.under = new Case(court, 1);
      freeze.court = court;
    }
  }

  private void keep(int no, boolean alive) {
    if (!freezes.isEmpty()) {
      freeze(no).keptAlive = alive;
    }
  }

  private void credit(int account, long fen, Set<TopUp> claims) {
    accounts.get(account).balance += fen;
    credits.add(new Credit(today, account, fen, claims));
    if (!claims.isEmpty()) {
      flow(account, List.of(new Freed(-1, fen, false)), claims);
    }
  }

  private void expire() {
    List<Freeze> due =
        freezes.stream()
            .filter(freeze -> freeze.state == State.ACTIVE && freeze.until.isBefore(today))
            .filter(freeze -> freeze.pendingDeductions == 0 && !freeze.keptAlive)
            .toList();
    List<Spring> freed = new ArrayList<>();
    for (Freeze freeze : due) {
      freeze.state = State.EXPIRED;
      for (Part part : freeze.parts) {
        freed.add(new Spring(freeze, part.account, part.frozen, part.ordered > 0));
        part.ordered = 0;
        part.frozen = 0;
      }
    }
    flow(freed);
  }

  private void flow(List<Spring> springs) {
    for (int account : new TreeSet<>(springs.stream().map(Spring::account).toList())) {
      flow(
          account,
          springs.stream()
              .filter(spring -> spring.account() == account)
              .map(spring -> new Freed(spring.freeze().place, spring.fen(), spring.gone()))
              .sorted(Comparator.comparingDouble(Freed::after))
              .toList(),
          EnumSet.allOf(TopUp.class));
    }
  }

  private record Freed(double after, long fen, boolean gone) {}

  /**
   * Money goes to the earliest that waits and may have it, then the next. One that waited as a
   * whole behind others and comes first by this takes what lay free, too. Where one is left out
   * whose printed end is past, those behind it move up.
   */
  private void flow(int account, List<Freed> springs, Set<TopUp> claims) {
    long toCome = springs.stream().mapToLong(Freed::fen).sum();
    List<Freeze> lapsed = new ArrayList<>();
    boolean movedUp = false;
    for (Freed spring : springs) {
      toCome -= spring.fen();
      movedUp |= spring.gone();
      long pool = spring.fen();
      for (Freeze freeze : openOn(account)) {
        Part part = freeze.on(account);
        boolean barred = freeze.isWhole() && openOn(account).get(0) != freeze;
        boolean claimed = claims.contains(freeze.order.topUp());
        if (freeze.place <= spring.after() || part.ordered == part.frozen || barred || !claimed) {
          continue;
        }
        boolean comesFirst = freeze.isWhole() && movedUp && part.frozen == 0;
        long beside = comesFirst ? free(account) - pool - toCome : 0;
        if (pool + beside == 0) {
          continue;
        }
        if (isLapsed(freeze)) {
          part.ordered = 0;
          freeze.state = State.EXPIRED;
          lapsed.add(freeze);
          movedUp = true;
          continue;
        }
        long share = Math.min(part.ordered - part.frozen, pool + beside);
        pool -= Math.min(share, pool);
        part.frozen += share;
        startIfEffective(freeze, today);
      }
    }
    if (!lapsed.isEmpty()) {
      flow(lapsed.stream().map(freeze -> new Spring(freeze, account, 0, true)).toList());
    }
  }

  /** A printed end does not run while a freeze waits, but is past when money would arrive. */
  private boolean isLapsed(Freeze freeze) {
    return freeze.state == State.WAITING
        && freeze.printed != null
        && freeze.printed.isBefore(today)
        && !freeze.keptAlive;
  }

  private void reserve(List<Freeze> own, List<Integer> on, long fen, boolean freeMoneyToo) {
    List<Take> takes = new ArrayList<>();
    long left = fen;
    for (Freeze freeze : own) {
      for (Part part : freeze.parts) {
        long take = on.contains(part.account) ? Math.min(left, part.frozen - part.reserved) : 0;
        if (take > 0) {
          takes.add(new Take(freeze, part.account, take));
          part.reserved += take;
          left -= take;
        }
      }
    }
    for (int account : freeMoneyToo ? on : List.<Integer>of()) {
      long take = Math.min(left, free(account));
      if (take > 0) {
        takes.add(new Take(null, account, take));
        accounts.get(account).heldForDeductions += take;
        left -= take;
      }
    }
    if (!takes.isEmpty()) {
      deductions.add(new Deduction(sequence, takes));
      own(takes).forEach(freeze -> freeze.pendingDeductions++);
    }
  }

  private static List<Freeze> own(List<Take> takes) {
    return takes.stream().map(Take::freeze).filter(freeze -> freeze != null).distinct().toList();
  }

  private void instruct(Deduction deduction) {
    deduction.state = DeductionState.INSTRUCTED;
    List<Spring> ended = new ArrayList<>();
    for (Take take : deduction.takes) {
      accounts.get(take.account()).balance -= take.fen();
      if (take.freeze() == null) {
        accounts.get(take.account()).heldForDeductions -= take.fen();
      } else {
        Part part = take.freeze().on(take.account());
        part.ordered -= take.fen();
        part.frozen -= take.fen();
        part.reserved -= take.fen();
        ended.add(new Spring(take.freeze(), take.account(), 0, part.ordered == 0));
      }
    }
    own(deduction.takes).stream()
        .filter(freeze -> freeze.ordered() == 0)
        .forEach(freeze -> freeze.state = State.CONSUMED);
    flow(ended);
  }

  private void settle(Deduction deduction, boolean paid) {
    deduction.state = DeductionState.OVER;
    own(deduction.takes).forEach(freeze -> freeze.pendingDeductions--);
    if (paid) {
      return;
    }
    for (Take take : deduction.takes) {
      accounts.get(take.account()).balance += take.fen();
      if (take.freeze() != null) {
        restore(take);
      }
    }
    freeMoneyIsFreeAgain(deduction);
  }

  private void restore(Take take) {
    Freeze freeze = take.freeze();
    Part part = freeze.on(take.account());
    part.ordered += take.fen();
    part.frozen += take.fen();
    freeze.state = State.ACTIVE;
  }

  private void cancel(Deduction deduction) {
    deduction.state = DeductionState.OVER;
    for (Take take : deduction.takes) {
      if (take.freeze() != null) {
        take.freeze().on(take.account()).reserved -= take.fen();
      }
    }
    own(deduction.takes).forEach(freeze -> freeze.pendingDeductions--);
    deduction.takes.stream()
        .filter(take -> take.freeze() == null)
        .forEach(take -> accounts.get(take.account()).heldForDeductions -= take.fen());
    freeMoneyIsFreeAgain(deduction);
  }

  /** Only freezes placed after the deduction would have had it. */
  private void freeMoneyIsFreeAgain(Deduction deduction) {
    List<Take> free = deduction.takes.stream().filter(take -> take.freeze() == null).toList();
    for (Take take : free) {
      flow(
          take.account(),
          List.of(new Freed(deduction.sequence, take.fen(), false)),
          EnumSet.allOf(TopUp.class));
    }
  }
}
