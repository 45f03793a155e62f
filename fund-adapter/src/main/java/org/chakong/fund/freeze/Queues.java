package org.chakong.fund.freeze;

import static java.util.Comparator.naturalOrder;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.core.Core;
import org.chakong.fund.core.Funds;
import org.chakong.fund.core.HoldChange;
import org.chakong.fund.freeze.FreezeChanged.Cause;
import org.chakong.fund.freeze.Waterfall.Freed;
import org.chakong.fund.freeze.Waterfall.Poured;
import org.chakong.fund.freeze.Waterfall.Waiter;
import org.chakong.runtime.clock.ClockTrust;

/**
 * The queues of the accounts: what money does when a freeze ends or shrinks, and who is told.
 * Whoever calls has locked the accounts.
 */
@Singleton
class Queues {
  private static final int MOVED_AT_MOST = 50;

  /** Views name up to fifty others each: bounds what is in memory at a time. */
  private static final int TOLD_AT_ONCE = 500;

  private static final List<TopUp> ANY_CLAIM = List.of(TopUp.values());

  private final Core core;
  private final FreezeRows freezes;
  private final TermRows termRows;
  private final PartRows parts;
  private final QueueRows queueRows;
  private final FreezeViews views;
  private final Terms terms;
  private final ClockTrust trust;
  private final Clock legal;
  private final Event<FreezesChanged> events;

  Queues(
      Core core,
      FreezeRows freezes,
      TermRows termRows,
      PartRows parts,
      QueueRows queueRows,
      FreezeViews views,
      Terms terms,
      ClockTrust trust,
      Clock legal,
      Event<FreezesChanged> events) {
    this.core = core;
    this.freezes = freezes;
    this.termRows = termRows;
    this.parts = parts;
    this.queueRows = queueRows;
    this.views = views;
    this.terms = terms;
    this.trust = trust;
    this.legal = legal;
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
    passOn(
        ending.stream()
            .filter(part -> part.ordered() > 0)
            .map(part -> FreedOn.leaving(part, part.frozen()))
            .toList(),
        act);
  }

  /**
   * Money that a freeze, or a deduction with its place by receipt, set free on an account.
   *
   * @param gone whether it stood there until now and does no more
   */
  record FreedOn(String accountNo, BigDecimal place, long fen, boolean gone) {

    static FreedOn leaving(Part part, long fen) {
      return new FreedOn(part.accountNo(), part.place(), fen, true);
    }

    static FreedOn staying(Part part, long fen) {
      return new FreedOn(part.accountNo(), part.place(), fen, false);
    }
  }

  /** Lets money that was set free go on to later freezes; what nobody waits for is the holder's. */
  void passOn(List<FreedOn> freed, Act act) {
    if (freed.isEmpty()) {
      return;
    }
    Map<String, List<Freed>> springs = springs(freed);
    Map<String, BigDecimal> first = new TreeMap<>();
    Map<String, Long> money = new TreeMap<>();
    springs.forEach((accountNo, there) -> {
      first.put(accountNo, there.get(0).after());
      money.put(accountNo, there.stream().mapToLong(Freed::fen).sum());
    });
    Map<String, List<Waiter>> waiters = waiters(first, money, ANY_CLAIM, act);
    if (!waiters.isEmpty()) {
      Map<String, Funds> funds = core.funds(waiters.keySet());
      Map<String, Poured> poured = new TreeMap<>();
      waiters.forEach((accountNo, there) -> {
        long free = funds.get(accountNo).free() - money.get(accountNo);
        poured.put(accountNo, Waterfall.pour(springs.get(accountNo), free, there));
      });
      give(poured, Cause.PROMOTED, act);
    }
    queueRows
        .behind(first, MOVED_AT_MOST)
        .forEach(freezeNo -> act.changed(freezeNo, Cause.MOVED_UP));
  }

  /** By account, the earliest first. */
  private static Map<String, List<Freed>> springs(List<FreedOn> freed) {
    return freed.stream()
        .sorted(Comparator.comparing(FreedOn::place))
        .collect(
            Collectors.groupingBy(
                FreedOn::accountNo,
                TreeMap::new,
                Collectors.mapping(
                    one -> new Freed(one.place(), one.fen(), one.gone()), Collectors.toList())));
  }

  /** Tells those who wait behind parts that are in the queue again. */
  void movedBack(List<Part> back, Act act) {
    movedBack(
        back.stream()
            .collect(
                Collectors.toMap(
                    Part::accountNo, Part::place, BinaryOperator.minBy(naturalOrder()))),
        Cause.MOVED_BACK,
        act);
  }

  /**
   * Tells those who wait behind places in which something came to stand.
   *
   * @param places by account
   */
  void movedBack(Map<String, BigDecimal> places, Cause cause, Act act) {
    queueRows.behind(places, MOVED_AT_MOST).forEach(freezeNo -> act.changed(freezeNo, cause));
  }

  /** Shares new money among those who wait and have a claim to that kind of money. */
  void topUp(String accountNo, long fen, Collection<TopUp> claims, Act act) {
    List<Waiter> waiters =
        waiters(Map.of(accountNo, QueueRows.BEFORE_ALL), Map.of(accountNo, fen), claims, act)
            .getOrDefault(accountNo, List.of());
    Freed all = new Freed(QueueRows.BEFORE_ALL, fen, false);
    // nobody moves up by a credit, but for one whose printed end is past
    long free =
        waiters.stream().anyMatch(Waiter::lapsed)
            ? core.funds(List.of(accountNo)).get(accountNo).free() - fen
            : 0;
    give(Map.of(accountNo, Waterfall.pour(List.of(all), free, waiters)), Cause.TOPPED_UP, act);
  }

  /**
   * On each account as many as the money can reach, page by page for all accounts together.
   *
   * @param after on each account, the place after which to look
   * @param money on each account, in fen
   */
  private Map<String, List<Waiter>> waiters(
      Map<String, BigDecimal> after, Map<String, Long> money, Collection<TopUp> claims, Act act) {
    Map<String, List<Waiter>> found = new TreeMap<>();
    Map<String, BigDecimal> open = after;
    while (!open.isEmpty()) {
      Map<String, BigDecimal> further = new TreeMap<>();
      queueRows
          .waiting(open, claims, act)
          .forEach((accountNo, page) -> {
            List<Waiter> all = found.computeIfAbsent(accountNo, no -> new ArrayList<>());
            all.addAll(believed(page, act));
            if (page.size() == QueueRows.WAITERS_AT_ONCE && reached(all) < money.get(accountNo)) {
              further.put(accountNo, page.get(page.size() - 1).place());
            }
          });
      open = further;
    }
    return found;
  }

  /** An end that only a clock gone wrong has reached passes nobody over. */
  private List<Waiter> believed(List<Waiter> page, Act act) {
    return trust.doubts(act.at().toInstant(), legal)
        ? page.stream().map(Waiter::notLapsed).toList()
        : page;
  }

  private static long reached(List<Waiter> waiters) {
    return waiters.stream()
        .filter(waiter -> !waiter.lapsed() && !waiter.whole())
        .mapToLong(Waiter::waiting)
        .sum();
  }

  /** Accounts do not touch each other here: a freeze waits on one of them only. */
  private void give(Map<String, Poured> poured, Cause cause, Act act) {
    List<PartChange> changes = new ArrayList<>();
    List<String> lapsed = new ArrayList<>();
    poured.forEach((accountNo, there) -> {
      there.shares().stream()
          .map(share -> new PartChange(share.freezeNo(), accountNo, 0, share.fen(), 0))
          .forEach(changes::add);
      lapsed.addAll(there.lapsed());
    });
    if (!changes.isEmpty()) {
      start(changes.stream().map(PartChange::freezeNo).toList(), cause, act);
      apply(changes, cause, act);
    }
    if (!lapsed.isEmpty()) {
      freezes.lock(lapsed);
      end(lapsed, FreezeView.State.EXPIRED, Cause.EXPIRED, act);
    }
  }

  /** Lets the terms of those begin that wait. */
  void start(List<String> freezeNos, Cause cause, Act act) {
    Map<String, Terms.Running> starting = new TreeMap<>();
    freezes.lock(freezeNos).values().stream()
        .filter(freeze -> freeze.state() == FreezeView.State.WAITING)
        .forEach(freeze ->
            starting.put(
                freeze.freezeNo(),
                terms.startingOn(
                    act.today(), freeze.termMonths(), freeze.printedUntil(), freeze.rolls())));
    termRows.start(starting, cause, act);
  }

  /** Tells the court that has held a freeze until now. */
  void tellFormer(FreezeRow before, Holder now) {
    FreezeChanged gone =
        new FreezeChanged(
            before.freezeNo(),
            before.toldUnder(),
            before.court(),
            views.one(before.freezeNo()),
            Cause.PASSED,
            now);
    events.fire(new FreezesChanged(List.of(gone)));
  }

  /** Tells of every freeze that the act changed; the transaction is still open. */
  void tell(Act act) {
    List<String> changed = List.copyOf(act.changed().keySet());
    for (int from = 0; from < changed.size(); from += TOLD_AT_ONCE) {
      List<String> page = changed.subList(from, Math.min(from + TOLD_AT_ONCE, changed.size()));
      freezes.newlyTold(page);
      events.fire(
          new FreezesChanged(views.of(page).stream().map(shown -> changed(shown, act)).toList()));
    }
  }

  private static FreezeChanged changed(FreezeViews.Shown shown, Act act) {
    String freezeNo = shown.view().freezeNo();
    return new FreezeChanged(
        freezeNo, shown.requestNo(), shown.court(), shown.view(), act.changed().get(freezeNo));
  }
}
