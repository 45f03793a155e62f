package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chakong.fund.core.Core;
import org.chakong.fund.core.Funds;
import org.chakong.fund.freeze.FreezeChanged.Cause;
import org.chakong.fund.freeze.PartRows.Ended;

/**
 * Puts a freeze back in force whose extension 续冻 was served before it expired and entered after 补录:
 * renewal in time keeps the place (上海 2021 4.1). It gets back what it held, from what is free and
 * then from later freezes, and what came since that it would have taken; what has left the account
 * it waits for.
 */
@Singleton
class ReinstateFreeze {

  private final Core core;
  private final LaterFreezes later;
  private final FreezeRows freezes;
  private final PartRows parts;
  private final Queues queues;
  private final Terms terms;

  ReinstateFreeze(
      Core core,
      LaterFreezes later,
      FreezeRows freezes,
      PartRows parts,
      Queues queues,
      Terms terms) {
    this.core = core;
    this.later = later;
    this.freezes = freezes;
    this.parts = parts;
    this.queues = queues;
    this.terms = terms;
  }

  void lock(String freezeNo) {
    later.lock(parts.of(List.of(freezeNo)).stream().map(Part::accountNo).toList());
  }

  /** Nothing happens unless the term ended after the day of service and the new one still runs. */
  void reinstate(String freezeNo, LocalDate servedOn, NewTerm term, Act act) {
    lock(freezeNo);
    FreezeRow freeze = freezes.lock(List.of(freezeNo)).get(freezeNo);
    if (freeze == null || !freeze.expiredSince(servedOn) || !runs(freeze, term, act.today())) {
      return;
    }
    List<Ended> before = parts.atTheEnd(freezeNo);
    Map<String, Funds> funds = core.funds(before.stream().map(Ended::accountNo).toList());
    List<Long> taken = taken(freeze, before, funds);
    Map<String, Long> drawn = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      String accountNo = before.get(i).accountNo();
      drawn.put(accountNo, Math.max(0, taken.get(i) - funds.get(accountNo).free()));
    }
    later.displace(drawn, freeze.place(), act);
    freezes.reinstate(freeze, act);
    act.changed(freezeNo, Cause.REINSTATED);
    if (taken.stream().anyMatch(fen -> fen > 0)) {
      queues.start(List.of(freezeNo), Cause.REINSTATED, act);
    }
    queues.apply(back(freezeNo, before, taken), Cause.REINSTATED, act);
    queues.movedBack(places(before, freeze.place()), Cause.OVERTAKEN, act);
    queues.tell(act);
  }

  private boolean runs(FreezeRow freeze, NewTerm term, LocalDate today) {
    return !terms.extended(freeze.from(), freeze.shownUntil(), term).until().isBefore(today);
  }

  private List<Long> taken(FreezeRow freeze, List<Ended> before, Map<String, Funds> funds) {
    Ended waits = before.get(0);
    Map<String, Long> yields =
        later.yields(funds, freeze.place(), waits.topUp(), waits.endedAt().toInstant());
    Map<String, Long> came =
        later.credited(
            List.of(waits.accountNo()), waits.endedAt().toInstant(), waits.topUp(), true);
    List<Long> taken = new ArrayList<>();
    for (Ended part : before) {
      long wanted =
          part == waits
              ? Math.min(part.ordered(), part.frozen() + came.getOrDefault(part.accountNo(), 0L))
              : part.frozen();
      long there = funds.get(part.accountNo()).free() + yields.getOrDefault(part.accountNo(), 0L);
      taken.add(Math.min(wanted, there));
    }
    return taken;
  }

  /** What is missing on another account waits on the first. */
  private static List<PartChange> back(String freezeNo, List<Ended> before, List<Long> taken) {
    List<PartChange> changes = new ArrayList<>();
    long missing = 0;
    for (int i = 1; i < before.size(); i++) {
      long there = taken.get(i);
      changes.add(new PartChange(freezeNo, before.get(i).accountNo(), there, there, 0));
      missing += before.get(i).ordered() - there;
    }
    Ended waits = before.get(0);
    changes.add(
        new PartChange(freezeNo, waits.accountNo(), waits.ordered() + missing, taken.get(0), 0));
    return changes;
  }

  private static Map<String, BigDecimal> places(List<Ended> before, BigDecimal place) {
    Map<String, BigDecimal> places = new HashMap<>();
    before.forEach(part -> places.put(part.accountNo(), place));
    return places;
  }
}
