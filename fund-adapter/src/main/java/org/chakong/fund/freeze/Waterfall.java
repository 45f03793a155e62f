package org.chakong.fund.freeze;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.chakong.contracts.request.UnfreezeFrom;

/**
 * How money is shared among freezes: the arithmetic of the register, in fen, without a database.
 *
 * <p>Freeze i has a ceiling Rᵢ, frozen Eᵢ and waits for Rᵢ − Eᵢ (norms: 上海 2021 2.3 and 2.4,
 * 查封扣押冻结规定 Art. 26).
 */
final class Waterfall {

  private Waterfall() {}

  /** What is ordered and frozen on one account. */
  record Stake(long ordered, long frozen) {

    Stake {
      if (frozen < 0 || frozen > ordered) {
        throw new IllegalArgumentException("Frozen is between nothing and what is ordered");
      }
    }
  }

  /**
   * Money set free.
   *
   * @param after only freezes with a place behind it may have it
   * @param gone whether whoever stood there stands there no more, and those behind it move up
   */
  record Freed(BigDecimal after, long fen, boolean gone) {}

  /**
   * A freeze that waits on an account.
   *
   * @param whole whether it takes nothing while an earlier freeze is open
   * @param openBefore how many open freezes are before it; counted for {@code whole} ones only
   * @param lapsed whether its printed end has passed
   */
  record Waiter(
      String freezeNo,
      BigDecimal place,
      long frozen,
      long waiting,
      boolean whole,
      long openBefore,
      boolean lapsed) {
    Waiter notLapsed() {
      return new Waiter(freezeNo, place, frozen, waiting, whole, openBefore, false);
    }
  }

  /** Money that one freeze gets, holds or gives up. */
  record Share(String freezeNo, long fen) {}

  /**
   * Who gets money, in order.
   *
   * @param lapsed freezes that money would have reached, whose printed end has passed
   */
  record Poured(List<Share> shares, List<String> lapsed) {}

  /**
   * Places a freeze over accounts, taking from each in turn; what is missing waits on the first.
   *
   * @param free what may be taken on each account
   */
  static List<Stake> spread(long ordered, List<Long> free) {
    List<Long> taken = new ArrayList<>();
    long missing = ordered;
    for (long there : free) {
      long take = Math.min(missing, there);
      taken.add(take);
      missing -= take;
    }
    List<Stake> stakes = new ArrayList<>();
    for (long take : taken) {
      stakes.add(new Stake(stakes.isEmpty() ? take + missing : take, take));
    }
    return stakes;
  }

  /**
   * Hands out money to those who wait.
   *
   * @param freed in ascending order of {@code after}
   * @param free money beside it that was free already; a freeze that could take none while an
   *     earlier one was open takes it when it comes first, and only then
   * @param waiters in ascending order of place
   */
  static Poured pour(List<Freed> freed, long free, List<Waiter> waiters) {
    List<Share> shares = new ArrayList<>();
    List<String> lapsed = new ArrayList<>();
    long pool = 0;
    long beside = free;
    boolean movedUp = false;
    int next = 0;
    for (Waiter waiter : waiters) {
      while (next < freed.size() && freed.get(next).after().compareTo(waiter.place()) < 0) {
        movedUp |= freed.get(next).gone();
        pool += freed.get(next++).fen();
      }
      if (waiter.whole() && waiter.openBefore() > lapsed.size()) {
        continue;
      }
      boolean comesFirst = waiter.whole() && (movedUp || !lapsed.isEmpty());
      long extra = comesFirst && waiter.frozen() == 0 ? beside : 0;
      if (pool + extra == 0) {
        continue;
      }
      if (waiter.lapsed()) {
        lapsed.add(waiter.freezeNo());
        continue;
      }
      long share = Math.min(waiter.waiting(), pool + extra);
      long fromPool = Math.min(share, pool);
      pool -= fromPool;
      beside -= share - fromPool;
      shares.add(new Share(waiter.freezeNo(), share));
    }
    return new Poured(shares, lapsed);
  }

  /**
   * Who gives up money to a freeze that was served earlier: the last in the queue first, as nobody
   * behind a freeze that waits would have got any.
   *
   * @param wanted as much of it as there is
   * @param later what those behind it hold and may lose, the last of them first
   */
  static List<Share> giveUp(long wanted, List<Share> later) {
    List<Share> given = new ArrayList<>();
    long missing = wanted;
    for (Share held : later) {
      long share = Math.min(missing, held.fen());
      if (share > 0) {
        given.add(new Share(held.freezeNo(), share));
        missing -= share;
      }
    }
    return given;
  }

  /**
   * What a freeze that was served earlier takes from later ones on each account, once it has taken
   * all that is free: so nobody loses money while other money would do.
   *
   * @param free what is free on each account
   * @param yields what later freezes there may lose to it
   */
  static List<Long> draw(long ordered, List<Long> free, List<Long> yields) {
    long missing = Math.max(0, ordered - free.stream().mapToLong(Long::longValue).sum());
    List<Long> drawn = new ArrayList<>();
    for (long there : yields) {
      long take = Math.min(missing, there);
      drawn.add(take);
      missing -= take;
    }
    return drawn;
  }

  /**
   * Lowers a freeze, the account taken last first, so that it stays longest where it waits.
   *
   * @param parts in the order in which money was taken
   * @param amount what is to be lowered; more than there is lowers all there is
   * @param from {@code CEILING} lowers what waits before what is frozen; {@code FROZEN} frees money
   *     and lowers the ceiling with it, so that the same money is not frozen again
   */
  static List<Stake> lower(List<Stake> parts, long amount, UnfreezeFrom from) {
    long left = amount;
    List<Stake> lowered = new ArrayList<>(parts);
    if (from == UnfreezeFrom.CEILING) {
      for (int i = 0; i < parts.size(); i++) {
        Stake part = lowered.get(i);
        long off = Math.min(left, part.ordered() - part.frozen());
        lowered.set(i, new Stake(part.ordered() - off, part.frozen()));
        left -= off;
      }
    }
    for (int i = parts.size() - 1; i >= 0; i--) {
      Stake part = lowered.get(i);
      long off = Math.min(left, part.frozen());
      lowered.set(i, new Stake(part.ordered() - off, part.frozen() - off));
      left -= off;
    }
    return lowered;
  }
}
