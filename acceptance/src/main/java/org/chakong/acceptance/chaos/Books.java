package org.chakong.acceptance.chaos;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.chakong.contracts.identity.Money;

/**
 * What courts, bank and core were promised, kept outside the services: each thing once, from the
 * moment on when its sender was told that it is taken.
 */
final class Books {

  private final List<Debtor> debtors;
  private final List<Debtor> others = new CopyOnWriteArrayList<>();
  private final Map<String, Promise> promises = new ConcurrentHashMap<>();
  private final Map<String, Long> moved = new ConcurrentHashMap<>();
  private final Map<String, Payout> payouts = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Difference> seen = new ConcurrentLinkedQueue<>();
  private final AtomicLong moneyEvents = new AtomicLong();
  private final AtomicLong repeats = new AtomicLong();

  Books(List<Debtor> debtors) {
    this.debtors = new CopyOnWriteArrayList<>(debtors);
  }

  /** The bank's word on a payout. */
  record Payout(
      String deductionNo, String requestNo, String accountNo, Money amount, boolean paid) {}

  List<Debtor> debtors() {
    return List.copyOf(debtors);
  }

  /** One whose freezes may end by themselves, so that nobody expects what they order. */
  void meet(Debtor other) {
    others.add(other);
  }

  /** All who may have freezes. */
  List<Debtor> everybody() {
    return Stream.concat(debtors.stream(), others.stream()).toList();
  }

  /** One more whose money is compared. */
  void admit(Debtor debtor) {
    debtors.add(debtor);
  }

  Debtor debtor(int number) {
    return debtors.get(Math.floorMod(number, debtors.size()));
  }

  void file(Promise promise) {
    promises.put(promise.requestNo(), promise);
  }

  List<Promise> promises() {
    return List.copyOf(promises.values());
  }

  Optional<Promise> promise(String requestNo) {
    return Optional.ofNullable(promises.get(requestNo));
  }

  List<Promise> accepted() {
    return promises.values().stream().filter(Promise::accepted).toList();
  }

  /**
   * The core was told that money came or went.
   *
   * @param fen negative where it went
   */
  void moved(String accountNo, long fen) {
    moneyEvents.incrementAndGet();
    moved.merge(accountNo, fen, Long::sum);
  }

  /** The bank was told that its word is taken. */
  void settled(Payout payout) {
    payouts.put(payout.deductionNo(), payout);
  }

  List<Payout> payouts() {
    return List.copyOf(payouts.values());
  }

  /** What must be in the account when all is at rest, in fen. */
  long balance(Debtor debtor) {
    long paid =
        payouts.values().stream()
            .filter(payout -> payout.paid() && payout.accountNo().equals(debtor.accountNo()))
            .mapToLong(payout -> payout.amount().fen())
            .sum();
    return debtor.opening().fen() + moved.getOrDefault(debtor.accountNo(), 0L) - paid;
  }

  long moneyEvents() {
    return moneyEvents.get();
  }

  /** Something was sent again that had been taken before. */
  void repeated() {
    repeats.incrementAndGet();
  }

  long repeats() {
    return repeats.get();
  }

  /** A player saw what must not be. */
  void complain(Difference difference) {
    seen.add(difference);
  }

  List<Difference> complaints() {
    return List.copyOf(seen);
  }
}
