package org.chakong.fund.deduct;

import java.util.ArrayList;
import java.util.List;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.UnfreezeFrom;

/**
 * What the books of one account must say, written down a second time without a database and without
 * looking at the first. In fen.
 */
final class BooksModel {
  private final List<Hold> holds = new ArrayList<>();
  private long balance;
  private boolean contributing = true;

  BooksModel(long balance) {
    this.balance = balance;
  }

  /** A freeze; gone from the queue when nothing is ordered on it. */
  static final class Hold {
    final String no;
    final TopUp topUp;
    long ordered;
    long frozen;
    int deductions;

    Hold(String no, TopUp topUp, long ordered) {
      this.no = no;
      this.topUp = topUp;
      this.ordered = ordered;
    }
  }

  /**
   * Money set apart.
   *
   * @param behind how many freezes stood in line when it came
   */
  record Payout(Hold hold, long frozen, long free, int behind) {}

  private long reservedFree;

  long free() {
    return balance - reservedFree - holds.stream().mapToLong(hold -> hold.frozen).sum();
  }

  long balance() {
    return balance;
  }

  List<Hold> open() {
    return holds.stream().filter(hold -> hold.ordered > 0).toList();
  }

  void contributing(boolean now) {
    contributing = now;
  }

  void place(String no, long ordered, TopUp topUp) {
    Hold hold = new Hold(no, topUp, ordered);
    hold.frozen = Math.min(ordered, free());
    holds.add(hold);
  }

  void contribute(long fen) {
    balance += fen;
    if (contributing) {
      hand(fen, holds);
    }
  }

  void interest(long fen) {
    balance += fen;
    hand(fen, holds.stream().filter(hold -> hold.topUp == TopUp.ANY_CREDIT).toList());
  }

  boolean withdraw(long fen) {
    if (fen > free()) {
      return false;
    }
    balance -= fen;
    return true;
  }

  void release(Hold hold, Long amount, UnfreezeFrom from) {
    long before = hold.frozen;
    if (amount == null) {
      hold.ordered = 0;
    } else if (from == UnfreezeFrom.FROZEN) {
      long off = Math.min(amount, hold.frozen);
      hold.ordered -= off;
      hold.frozen -= off;
    } else {
      hold.ordered = Math.max(0, hold.ordered - amount);
    }
    hold.frozen = Math.min(hold.frozen, hold.ordered);
    hand(before - hold.frozen, holds.subList(holds.indexOf(hold) + 1, holds.size()));
  }

  /** Null when there is nothing to reserve. */
  Payout reserve(Hold hold, long ordered, long alreadyReserved) {
    long own = hold == null ? 0 : Math.min(ordered, hold.frozen - alreadyReserved);
    long rest = Math.min(ordered - own, free());
    if (own + rest == 0) {
      return null;
    }
    reservedFree += rest;
    if (own > 0) {
      hold.deductions++;
    }
    return new Payout(hold, own, rest, holds.size());
  }

  void instruct(Payout payout) {
    reservedFree -= payout.free();
    balance -= payout.free() + payout.frozen();
    if (payout.frozen() > 0) {
      payout.hold().ordered -= payout.frozen();
      payout.hold().frozen -= payout.frozen();
    }
  }

  void paid(Payout payout) {
    if (payout.frozen() > 0) {
      payout.hold().deductions--;
    }
  }

  void failed(Payout payout) {
    balance += payout.free() + payout.frozen();
    if (payout.frozen() > 0) {
      payout.hold().ordered += payout.frozen();
      payout.hold().frozen += payout.frozen();
      payout.hold().deductions--;
    }
    hand(payout.free(), holds.subList(payout.behind(), holds.size()));
  }

  void cancel(Payout payout) {
    reservedFree -= payout.free();
    if (payout.frozen() > 0) {
      payout.hold().deductions--;
    }
    hand(payout.free(), holds.subList(payout.behind(), holds.size()));
  }

  private static void hand(long fen, List<Hold> line) {
    long left = fen;
    for (Hold hold : line) {
      long share = Math.min(left, hold.ordered - hold.frozen);
      hold.frozen += share;
      left -= share;
    }
  }
}
