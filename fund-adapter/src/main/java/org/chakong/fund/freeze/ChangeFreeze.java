package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.UnfreezeFrom;
import org.chakong.fund.core.Core;
import org.chakong.fund.freeze.FreezeChanged.Cause;
import org.chakong.fund.freeze.Queues.FreedOn;
import org.chakong.fund.freeze.Waterfall.Stake;

/** Extends, releases, renumbers and passes on freezes that are registered. */
@Singleton
class ChangeFreeze {

  private final Core core;
  private final FreezeRows freezes;
  private final TermRows termRows;
  private final PartRows parts;
  private final Queues queues;
  private final FreezeViews views;
  private final Terms terms;

  ChangeFreeze(
      Core core,
      FreezeRows freezes,
      TermRows termRows,
      PartRows parts,
      Queues queues,
      FreezeViews views,
      Terms terms) {
    this.core = core;
    this.freezes = freezes;
    this.termRows = termRows;
    this.parts = parts;
    this.queues = queues;
    this.views = views;
    this.terms = terms;
  }

  Extension extend(String freezeNo, NewTerm term, Act act) {
    FreezeRow freeze = lock(freezeNo);
    if (!freeze.state().isOpen()) {
      return new Extension.HadEnded(views.one(freezeNo));
    }
    if (freeze.state() == FreezeView.State.ACTIVE) {
      termRows.extend(freezeNo, terms.extended(freeze.from(), freeze.until(), term), term, act);
    } else {
      extendWaiting(freeze, term, act);
    }
    return new Extension.Extended(told(freezeNo, Cause.EXTENDED, act));
  }

  private void extendWaiting(FreezeRow freeze, NewTerm term, Act act) {
    if (term.until() != null) {
      termRows.extendWaiting(freeze.freezeNo(), freeze.termMonths(), term.until(), act);
    } else if (freeze.printedUntil() != null) {
      Terms.Running printed = terms.extended(null, freeze.printedUntil(), term);
      termRows.extendWaiting(freeze.freezeNo(), freeze.termMonths(), printed.until(), act);
    } else {
      termRows.extendWaiting(freeze.freezeNo(), freeze.termMonths() + term.months(), null, act);
    }
  }

  Release release(String freezeNo, Money amountOrNull, UnfreezeFrom from, Act act) {
    FreezeRow freeze = lock(freezeNo);
    if (!freeze.state().isOpen()) {
      return new Release.HadEnded(views.one(freezeNo));
    }
    if (freeze.pendingDeductions() > 0) {
      return new Release.WaitsForDeduction(views.one(freezeNo));
    }
    List<Part> before = parts.of(List.of(freezeNo));
    long ordered = before.stream().mapToLong(Part::ordered).sum();
    long frozen = before.stream().mapToLong(Part::frozen).sum();
    if (amountOrNull == null || (from != UnfreezeFrom.FROZEN && amountOrNull.fen() >= ordered)) {
      queues.end(List.of(freezeNo), FreezeView.State.RELEASED, Cause.RELEASED, act);
      return released(freezeNo, frozen, act);
    }
    return released(freezeNo, lower(before, amountOrNull.fen(), from, act), act);
  }

  private Release released(String freezeNo, long fen, Act act) {
    return new Release.Released(
        withReleased(told(freezeNo, Cause.RELEASED, act), Money.ofFen(fen)));
  }

  private long lower(List<Part> before, long amount, UnfreezeFrom from, Act act) {
    UnfreezeFrom how = from == null ? UnfreezeFrom.CEILING : from;
    List<Stake> after = Waterfall.lower(before.stream().map(Part::stake).toList(), amount, how);
    List<PartChange> changes = new ArrayList<>();
    List<FreedOn> freed = new ArrayList<>();
    long left = 0;
    for (int i = 0; i < after.size(); i++) {
      Part part = before.get(i);
      long ordered = after.get(i).ordered() - part.ordered();
      long frozen = after.get(i).frozen() - part.frozen();
      changes.add(new PartChange(part.freezeNo(), part.accountNo(), ordered, frozen, 0));
      if (ordered < 0 && after.get(i).ordered() == 0) {
        freed.add(FreedOn.leaving(part, -frozen));
      } else if (frozen < 0) {
        freed.add(FreedOn.staying(part, -frozen));
      }
      left += after.get(i).ordered();
    }
    queues.apply(changes, Cause.RELEASED, act);
    if (left == 0) {
      freezes.end(
          List.of(before.get(0).freezeNo()), FreezeView.State.RELEASED, Cause.RELEASED, act);
    }
    queues.passOn(freed, act);
    return freed.stream().mapToLong(FreedOn::fen).sum();
  }

  FreezeView renumber(String freezeNo, String newCaseNumber, Act act) {
    FreezeRow freeze = lock(freezeNo);
    if (!freeze.state().isOpen() || freeze.caseNumber().equals(newCaseNumber)) {
      return views.one(freezeNo);
    }
    freezes.renumber(freeze, newCaseNumber, act);
    return views.one(freezeNo);
  }

  FreezeView transfer(String freezeNo, Holder holder, Act act) {
    FreezeRow before = lock(freezeNo);
    if (!before.state().isOpen() || before.court().equals(holder.court())) {
      return views.one(freezeNo);
    }
    freezes.pass(before, holder, act);
    queues.tellFormer(before, holder);
    return told(freezeNo, Cause.PASSED, act);
  }

  void lockAccounts(String freezeNo, String accountNo) {
    core.lock(
        Stream.concat(
                parts.of(List.of(freezeNo)).stream().map(Part::accountNo),
                Stream.ofNullable(accountNo))
            .distinct()
            .toList());
  }

  /** All accounts of the freeze, then the freeze: money that comes to one of them waits so long. */
  private FreezeRow lock(String freezeNo) {
    lockAccounts(freezeNo, null);
    FreezeRow freeze = freezes.lock(List.of(freezeNo)).get(freezeNo);
    if (freeze == null) {
      throw new NoSuchElementException("No freeze has the number " + freezeNo);
    }
    return freeze;
  }

  private FreezeView told(String freezeNo, Cause cause, Act act) {
    act.changed(freezeNo, cause);
    queues.tell(act);
    return views.one(freezeNo);
  }

  private static FreezeView withReleased(FreezeView view, Money released) {
    return new FreezeView(
        view.freezeNo(),
        view.accountNo(),
        view.state(),
        view.ordered(),
        view.frozen(),
        view.waiting(),
        view.position(),
        view.topUp(),
        view.from(),
        view.until(),
        released,
        view.ahead(),
        view.parts(),
        view.revision());
  }
}
