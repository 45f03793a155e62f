package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.core.Core;
import org.chakong.fund.freeze.FreezeChanged.Cause;
import org.chakong.runtime.clock.ClockTrust;

/** Ends freezes whose last day has passed, with their claim to coming money (上海 2021 4.2). */
@Singleton
class EndedTerms {

  private final Core core;
  private final DueFreezes dueFreezes;
  private final PartRows parts;
  private final Queues queues;
  private final ClockTrust trust;
  private final Clock legal;

  EndedTerms(
      Core core,
      DueFreezes dueFreezes,
      PartRows parts,
      Queues queues,
      ClockTrust trust,
      Clock legal) {
    this.core = core;
    this.dueFreezes = dueFreezes;
    this.parts = parts;
    this.queues = queues;
    this.trust = trust;
    this.legal = legal;
  }

  /**
   * Ends those of the freezes that are due; what somebody else works on is left for the next time.
   *
   * @return how many were ended
   */
  int expire(List<String> due, Act act) {
    Map<String, List<String>> accounts =
        parts.of(due).stream()
            .collect(
                Collectors.groupingBy(
                    Part::freezeNo,
                    TreeMap::new,
                    Collectors.mapping(Part::accountNo, Collectors.toList())));
    Collection<String> locked =
        core.lockUncontended(accounts.values().stream().flatMap(List::stream).distinct().toList())
            .keySet();
    List<String> workable =
        accounts.keySet().stream().filter(no -> locked.containsAll(accounts.get(no))).toList();
    return end(dueFreezes.lockDue(workable, act.today()), act);
  }

  /** Ends what is due on accounts that the caller has locked, so that nothing overtakes it. */
  void expireOn(Collection<String> accountNos, Act act) {
    List<String> due = dueFreezes.dueOn(accountNos, act.today());
    if (due.isEmpty()) {
      return;
    }
    List<String> within =
        parts.of(due).stream().collect(Collectors.groupingBy(Part::freezeNo)).values().stream()
            .filter(of -> of.stream().allMatch(part -> accountNos.contains(part.accountNo())))
            .map(of -> of.get(0).freezeNo())
            .toList();
    end(dueFreezes.lockDue(within, act.today()), act);
  }

  /** A term that ended for a clock gone wrong could not be given back. */
  private int end(List<String> due, Act act) {
    if (due.isEmpty() || trust.doubts(act.at().toInstant(), legal)) {
      return 0;
    }
    queues.end(due, FreezeView.State.EXPIRED, Cause.EXPIRED, act);
    return due.size();
  }
}
