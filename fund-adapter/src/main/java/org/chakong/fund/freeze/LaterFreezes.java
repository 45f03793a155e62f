package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.core.Core;
import org.chakong.fund.core.Credit;
import org.chakong.fund.core.Funds;
import org.chakong.fund.freeze.FreezeChanged.Cause;
import org.chakong.fund.freeze.Waterfall.Share;

/**
 * What freezes give up to one that was served before them and entered after them 补录 (查封扣押冻结规定 Art.
 * 1 and 26: an order takes effect on service). Money reserved for a deduction stays where it is,
 * and so does what the earlier one would have had no claim to.
 */
@Singleton
class LaterFreezes {

  private final Core core;
  private final FreezeRows freezes;
  private final TermRows termRows;
  private final PartRows parts;
  private final QueueRows queueRows;
  private final Queues queues;

  LaterFreezes(
      Core core,
      FreezeRows freezes,
      TermRows termRows,
      PartRows parts,
      QueueRows queueRows,
      Queues queues) {
    this.core = core;
    this.freezes = freezes;
    this.termRows = termRows;
    this.parts = parts;
    this.queueRows = queueRows;
    this.queues = queues;
  }

  /** Locks the accounts and all others on which their open freezes stand, in one go. */
  void lock(Collection<String> accountNos) {
    core.lock(queueRows.accountsBeside(accountNos));
  }

  /**
   * How much of what later freezes hold a freeze of this place may take, by account, in fen.
   *
   * @param claim which coming money it takes
   * @param since what came to the account after that and is not its to take, is counted as frozen
   *     by the later ones as far as it is not free
   */
  Map<String, Long> yields(Map<String, Funds> funds, BigDecimal place, TopUp claim, Instant since) {
    Map<String, Long> unclaimed = credited(funds.keySet(), since, claim, false);
    Map<String, Long> yields = new TreeMap<>();
    for (Part part : queueRows.unreservedBehind(funds.keySet(), place)) {
      yields.merge(part.accountNo(), part.frozen() - part.reserved(), Long::sum);
    }
    yields.replaceAll((accountNo, held) -> {
      long notIts = unclaimed.getOrDefault(accountNo, 0L) - funds.get(accountNo).free();
      return Math.max(0, held - Math.max(0, notIts));
    });
    return yields;
  }

  /**
   * What came to accounts since then.
   *
   * @param claimed whether money that such a freeze takes, or the other money
   */
  Map<String, Long> credited(
      Collection<String> accountNos, Instant since, TopUp claim, boolean claimed) {
    return core.creditsSince(accountNos, since).stream()
        .filter(credit -> kindOf(credit).claims().contains(claim) == claimed)
        .collect(Collectors.groupingBy(Credit::accountNo, Collectors.summingLong(Credit::fen)));
  }

  private static CreditKind kindOf(Credit credit) {
    if (!credit.contribution()) {
      return CreditKind.OTHER;
    }
    return Funds.isContributing(credit.statusThen())
        ? CreditKind.CONTRIBUTION
        : CreditKind.WHILE_SEALED;
  }

  /**
   * Takes money off later freezes; it is free until the caller freezes it. What one of them loses
   * it waits for in its own place. One that holds nothing any more has not taken effect: it waits,
   * and its term begins when money comes.
   *
   * @param wanted in fen by account, no more than {@link #yields} said
   */
  void displace(Map<String, Long> wanted, BigDecimal place, Act act) {
    Map<String, Long> real = new TreeMap<>(wanted);
    real.values().removeIf(fen -> fen == 0);
    if (real.isEmpty()) {
      return;
    }
    List<Part> losing = new ArrayList<>();
    List<Long> losses = new ArrayList<>();
    queueRows.unreservedBehind(real.keySet(), place).stream()
        .collect(Collectors.groupingBy(Part::accountNo, TreeMap::new, Collectors.toList()))
        .forEach((accountNo, there) -> {
          Map<String, Part> byNumber =
              there.stream().collect(Collectors.toMap(Part::freezeNo, part -> part));
          for (Share share : Waterfall.giveUp(real.get(accountNo), held(there))) {
            losing.add(byNumber.get(share.freezeNo()));
            losses.add(share.fen());
          }
        });
    displace(losing, losses, act);
  }

  private static List<Share> held(List<Part> parts) {
    return parts.stream()
        .map(part -> new Share(part.freezeNo(), part.frozen() - part.reserved()))
        .toList();
  }

  private void displace(List<Part> losing, List<Long> losses, Act act) {
    Set<String> freezeNos = losing.stream().map(Part::freezeNo).collect(Collectors.toSet());
    Map<String, FreezeRow> locked = freezes.lock(freezeNos);
    Map<String, Part> first = firsts(freezeNos);
    Map<String, PartChange> changes = new TreeMap<>();
    for (int i = 0; i < losing.size(); i++) {
      Part part = losing.get(i);
      long fen = losses.get(i);
      Part waits = first.get(part.freezeNo());
      boolean isFirst = waits.accountNo().equals(part.accountNo());
      merge(changes, part, isFirst ? 0 : -fen, -fen);
      merge(changes, waits, isFirst ? 0 : fen, 0);
    }
    queues.apply(List.copyOf(changes.values()), Cause.DISPLACED, act);
    waitAgain(locked, act);
    queues.movedBack(
        first.values().stream()
            .filter(part -> part.ordered() == 0)
            .collect(Collectors.toMap(Part::accountNo, Part::place, BigDecimal::min)),
        Cause.OVERTAKEN,
        act);
  }

  /** By freeze, its part on the account on which it waits. */
  private Map<String, Part> firsts(Collection<String> freezeNos) {
    return parts.of(freezeNos).stream()
        .collect(Collectors.toMap(Part::freezeNo, part -> part, (waits, other) -> waits));
  }

  private static void merge(Map<String, PartChange> changes, Part part, long ordered, long frozen) {
    changes.merge(
        part.accountNo() + "/" + part.freezeNo(),
        new PartChange(part.freezeNo(), part.accountNo(), ordered, frozen, 0),
        PartChange::plus);
  }

  private void waitAgain(Map<String, FreezeRow> locked, Act act) {
    Set<String> holding = new HashSet<>();
    parts.of(locked.keySet()).stream()
        .filter(part -> part.frozen() > 0)
        .forEach(part -> holding.add(part.freezeNo()));
    locked.values().stream()
        .filter(freeze -> freeze.state() == FreezeView.State.ACTIVE)
        .filter(freeze -> !holding.contains(freeze.freezeNo()) && freeze.pendingDeductions() == 0)
        .forEach(freeze -> termRows.waitAgain(freeze, Terms.stillToRun(freeze), act));
  }
}
