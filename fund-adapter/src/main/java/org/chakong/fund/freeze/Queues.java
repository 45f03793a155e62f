package org.chakong.fund.freeze;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.core.Core;
import org.chakong.fund.core.HoldChange;
import org.chakong.fund.freeze.FreezeChanged.Cause;
import org.chakong.fund.freeze.Waterfall.Freed;
import org.chakong.fund.freeze.Waterfall.Poured;
import org.chakong.fund.freeze.Waterfall.Waiter;

/**
 * The queues of the accounts: what money does when a freeze ends or shrinks, and who is told.
 * Whoever calls has locked the accounts.
 */
@Singleton
class Queues {
  private static final int MOVED_AT_MOST = 50;
  private static final List<TopUp> ANY_CLAIM = List.of(TopUp.values());

  private final Core core;
  private final FreezeRows freezes;
  private final PartRows parts;
  private final FreezeViews views;
  private final Terms terms;
  private final Event<FreezeChanged> events;

  Queues(
      Core core,
      FreezeRows freezes,
      PartRows parts,
      FreezeViews views,
      Terms terms,
      Event<FreezeChanged> events) {
    this.core = core;
    this.freezes = freezes;
    this.parts = parts;
    this.views = views;
    this.terms = terms;
    this.events = events;
  }

  /** Applies changes to parts, with the holds in the core that stand behind them. */
  void apply(List<PartChange> changes, Cause cause, Act act) {
    List<PartChange> real = changes.stream().filter(change -> !change.isNothing()).toList();
    if (real.isEmpty()) {
      return;
    }
    parts.apply(real, cause, act);
    core.changeHolds(
        real.stream()
            .map(change -> new HoldChange(change.accountNo(), change.freezeNo(), change.frozen()))
            .toList());
    real.stream()
        .filter(change -> change.ordered() != 0 || change.frozen() != 0)
        .forEach(change -> act.changed(change.freezeNo(), cause));
  }

  /** Ends freezes, whatever they still hold, and lets the money go on to those who wait. */
  void end(Collection<String> freezeNos, FreezeView.State state, Cause cause, Act act) {
    List<Part> ending = parts.of(freezeNos);
    freezes.end(freezeNos, state, cause, act);
    freezeNos.forEach(freezeNo -> act.changed(freezeNo, cause));
    apply(ending.stream().map(Part::emptied).toList(), cause, act);
    passOn(ending.stream().map(part -> new FreedOn(part, part.frozen())).toList(), act);
  }

  /** Money that a freeze, or a deduction with its place by receipt, set free on an account. */
  record FreedOn(String accountNo, long sequence, long fen) {

    FreedOn(Part part, long fen) {
      this(part.accountNo(), part.sequence(), fen);
    }
  }

  /** Lets money that was set free go on to later freezes; what nobody waits for is the holder's. */
  void passOn(List<FreedOn> freed, Act act) {
    Map<String, List<FreedOn>> byAccount =
        freed.stream()
            .collect(Collectors.groupingBy(FreedOn::accountNo, TreeMap::new, Collectors.toList()));
    byAccount.forEach((accountNo, there) -> passOn(accountNo, there, act));
  }

  private void passOn(String accountNo, List<FreedOn> there, Act act) {
    List<Freed> springs =
        there.stream()
            .map(one -> new Freed(one.sequence(), one.fen()))
            .sorted(Comparator.comparingLong(Freed::after))
            .toList();
    long first = springs.get(0).after();
    long money = springs.stream().mapToLong(Freed::fen).sum();
    List<Waiter> waiters = waiters(accountNo, first, money, ANY_CLAIM, act);
    if (!waiters.isEmpty()) {
      long free = core.funds(List.of(accountNo)).get(accountNo).free() - money;
      give(accountNo, Waterfall.pour(springs, free, waiters), Cause.PROMOTED, act);
    }
    parts
        .behind(accountNo, first, MOVED_AT_MOST)
        .forEach(freezeNo -> act.changed(freezeNo, Cause.MOVED_UP));
  }

  /** Tells those who wait behind parts that are in the queue again. */
  void movedBack(List<Part> back, Act act) {
    for (Part part : back) {
      parts
          .behind(part.accountNo(), part.sequence(), MOVED_AT_MOST)
          .forEach(freezeNo -> act.changed(freezeNo, Cause.MOVED_BACK));
    }
  }

  /** Shares new money among those who wait and have a claim to that kind of money. */
  void topUp(String accountNo, long fen, Collection<TopUp> claims, Act act) {
    List<Waiter> waiters = waiters(accountNo, Long.MIN_VALUE, fen, claims, act);
    Freed all = new Freed(Long.MIN_VALUE, fen);
    give(accountNo, Waterfall.pour(List.of(all), 0, waiters), Cause.TOPPED_UP, act);
  }

  /** As many as the money can reach. */
  private List<Waiter> waiters(
      String accountNo, long after, long money, Collection<TopUp> claims, Act act) {
    List<Waiter> found = new ArrayList<>();
    long reached = 0;
    long last = after;
    List<Waiter> page;
    do {
      page = parts.waiting(accountNo, last, claims, act);
      for (Waiter waiter : page) {
        found.add(waiter);
        reached += waiter.lapsed() || waiter.whole() ? 0 : waiter.waiting();
        last = waiter.sequence();
      }
    } while (page.size() == PartRows.WAITERS_AT_ONCE && reached < money);
    return found;
  }

  private void give(String accountNo, Poured poured, Cause cause, Act act) {
    List<String> receivers =
        poured.shares().stream().map(Waterfall.Share::freezeNo).sorted().toList();
    if (!receivers.isEmpty()) {
      start(receivers, cause, act);
      apply(
          poured.shares().stream()
              .map(share -> new PartChange(share.freezeNo(), accountNo, 0, share.fen(), 0))
              .toList(),
          cause,
          act);
    }
    if (!poured.lapsed().isEmpty()) {
      freezes.lock(poured.lapsed());
      end(poured.lapsed(), FreezeView.State.EXPIRED, Cause.EXPIRED, act);
    }
  }

  private void start(List<String> freezeNos, Cause cause, Act act) {
    freezes.lock(freezeNos).values().stream()
        .filter(freeze -> freeze.state() == FreezeView.State.WAITING)
        .forEach(freeze ->
            freezes.start(
                freeze.freezeNo(),
                terms.startingOn(
                    act.today(), freeze.termMonths(), freeze.printedUntil(), freeze.rolls()),
                cause,
                act));
  }

  /** Tells of every freeze that the act changed; the transaction is still open. */
  void tell(Act act) {
    for (FreezeViews.Shown shown : views.of(act.changed().keySet())) {
      events.fire(
          new FreezeChanged(
              shown.view().freezeNo(),
              shown.requestNo(),
              shown.court(),
              shown.view(),
              act.changed().get(shown.view().freezeNo())));
    }
  }
}
