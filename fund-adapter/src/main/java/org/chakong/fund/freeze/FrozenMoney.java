package org.chakong.fund.freeze;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chakong.contracts.identity.CaseNumber;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.core.Core;
import org.chakong.fund.core.Transfer;
import org.chakong.fund.decide.FreezeFacts;
import org.chakong.fund.freeze.FreezeChanged.Cause;
import org.chakong.fund.freeze.Queues.FreedOn;

/**
 * Money under freezes as a deduction uses it: reserved, taken, and put back if the payout fails.
 * From reservation until the payout is settled the freeze neither expires nor can be released.
 */
@ApplicationScoped
public class FrozenMoney {

  private final Clock clock;
  private final Core core;
  private final EndedTerms ended;
  private final FreezeRows freezes;
  private final PartRows parts;
  private final Queues queues;
  private final FreezeViews views;

  FrozenMoney(
      Clock clock,
      Core core,
      EndedTerms ended,
      FreezeRows freezes,
      PartRows parts,
      Queues queues,
      FreezeViews views) {
    this.clock = clock;
    this.core = core;
    this.ended = ended;
    this.freezes = freezes;
    this.parts = parts;
    this.queues = queues;
    this.views = views;
  }

  /** The accounts of a freeze, in the order in which money was taken. */
  @Transactional(TxType.SUPPORTS)
  public List<String> accountsOf(String freezeNo) {
    return parts.of(List.of(freezeNo)).stream().map(Part::accountNo).toList();
  }

  /** The open freezes of one case of a court on these accounts. */
  @Transactional(TxType.SUPPORTS)
  public List<String> numbersOf(String court, String caseNumber, Collection<String> accountNos) {
    return partsOf(court, caseNumber, accountNos).stream().map(Part::freezeNo).distinct().toList();
  }

  /**
   * Locks the accounts together with all those on which the freezes stand, so that nobody else
   * changes one of these freezes meanwhile.
   *
   * @return the accounts locked
   */
  @Transactional(TxType.MANDATORY)
  public Collection<String> lock(Collection<String> accountNos, Collection<String> freezeNos) {
    Set<String> all = new TreeSet<>(accountNos);
    parts.of(freezeNos).forEach(part -> all.add(part.accountNo()));
    core.lock(all);
    return all;
  }

  /** Locks the accounts and ends what has run out on them. */
  @Transactional(TxType.MANDATORY)
  public void settleTerms(Collection<String> accountNos, Who who) {
    core.lock(accountNos);
    Act act = act(who);
    ended.expireOn(accountNos, act);
    queues.tell(act);
  }

  /** What of a freeze is not reserved yet, account by account. */
  @Transactional(TxType.MANDATORY)
  public List<FrozenShare> ofFreeze(String freezeNo, Collection<String> accountNos) {
    return unreserved(parts.of(List.of(freezeNo)), accountNos);
  }

  /**
   * What is not reserved yet of the freezes of one case of a court, the earliest first.
   *
   * @param locked the accounts; a freeze that stands beyond them, placed since they were locked, is
   *     left alone
   */
  @Transactional(TxType.MANDATORY)
  public List<FrozenShare> ofCase(
      String court, String caseNumber, Collection<String> accountNos, Collection<String> locked) {
    List<Part> same = partsOf(court, caseNumber, accountNos);
    Set<String> beyond =
        parts.of(same.stream().map(Part::freezeNo).distinct().toList()).stream()
            .filter(part -> !locked.contains(part.accountNo()))
            .map(Part::freezeNo)
            .collect(Collectors.toSet());
    return unreserved(
        same.stream().filter(part -> !beyond.contains(part.freezeNo())).toList(), accountNos);
  }

  private List<Part> partsOf(String court, String caseNumber, Collection<String> accountNos) {
    return parts.ofCourt(court, accountNos).stream()
        .filter(one -> isOfCase(one.caseNumber(), one.formerCaseNumber(), caseNumber))
        .map(PartRows.OfCase::part)
        .toList();
  }

  /** Whether a deduction in this case may take from the freeze, were it of its court. */
  static boolean isOfCase(FreezeFacts freeze, String caseNumber) {
    return isOfCase(freeze.caseNumber(), freeze.formerCaseNumber(), caseNumber);
  }

  private static boolean isOfCase(String known, String former, String asked) {
    return isSameCase(known, asked) || isSameCase(former, asked);
  }

  /** However the brackets are typed and whichever ruling (之n) of the case is named. */
  private static boolean isSameCase(String known, String asked) {
    Optional<String> base = CaseNumber.parse(known).map(CaseNumber::base);
    return base.isPresent()
        ? base.equals(CaseNumber.parse(asked).map(CaseNumber::base))
        : known != null && known.equals(asked);
  }

  private static List<FrozenShare> unreserved(List<Part> of, Collection<String> accountNos) {
    return of.stream()
        .filter(part -> accountNos.contains(part.accountNo()) && part.frozen() > part.reserved())
        .map(part ->
            new FrozenShare(part.freezeNo(), part.accountNo(), part.frozen() - part.reserved()))
        .toList();
  }

  /** Reserves for a deduction; the freeze shows unchanged. */
  @Transactional(TxType.MANDATORY)
  public void reserve(List<FrozenShare> shares, Who who) {
    Collection<String> freezeNos = lock(shares);
    queues.apply(changes(shares, 0, 0, 1), Cause.DEDUCTED, act(who));
    freezes.addPendingDeductions(freezeNos, 1);
  }

  /** The deduction is not made: the money is under the freeze as before. */
  @Transactional(TxType.MANDATORY)
  public void unreserve(List<FrozenShare> shares, Who who) {
    Collection<String> freezeNos = lock(shares);
    queues.apply(changes(shares, 0, 0, -1), Cause.DEDUCTED, act(who));
    freezes.addPendingDeductions(freezeNos, -1);
  }

  /**
   * Takes what was reserved off the freezes, and the whole payout off the accounts, before anything
   * can go on to those who wait. A freeze under which nothing is ordered any more is consumed.
   */
  @Transactional(TxType.MANDATORY)
  public void take(List<FrozenShare> shares, List<Transfer> payout, Who who) {
    Act act = act(who);
    Collection<String> freezeNos = lock(shares);
    queues.apply(changes(shares, -1, -1, -1), Cause.DEDUCTED, act);
    core.instruct(payout, clock.instant());
    List<Part> after = parts.of(freezeNos);
    Map<String, Long> left =
        after.stream()
            .collect(Collectors.groupingBy(Part::freezeNo, Collectors.summingLong(Part::ordered)));
    List<String> consumed = left.keySet().stream().filter(no -> left.get(no) == 0).toList();
    if (!consumed.isEmpty()) {
      queues.end(consumed, FreezeView.State.CONSUMED, Cause.DEDUCTED, act);
    }
    queues.passOn(
        after.stream()
            .filter(part -> part.ordered() == 0 && isOf(shares, part))
            .map(part -> FreedOn.leaving(part, 0))
            .toList(),
        act);
    queues.tell(act);
  }

  /** The payout failed and its money is on the accounts again: back under the freezes. */
  @Transactional(TxType.MANDATORY)
  public void restore(List<FrozenShare> shares, Who who) {
    Act act = act(who);
    Map<String, FreezeRow> locked = freezes.lock(numbers(shares));
    locked.values().stream()
        .filter(freeze -> !freeze.state().isOpen())
        .forEach(freeze -> freezes.reopen(freeze.freezeNo(), act));
    List<Part> back =
        parts.of(locked.keySet()).stream()
            .filter(part -> part.ordered() == 0 && isOf(shares, part))
            .toList();
    queues.apply(changes(shares, 1, 1, 0), Cause.RESTORED, act);
    queues.movedBack(back, act);
    freezes.addPendingDeductions(locked.keySet(), -1);
    queues.tell(act);
  }

  private static boolean isOf(List<FrozenShare> shares, Part part) {
    return shares.stream()
        .anyMatch(share ->
            share.freezeNo().equals(part.freezeNo()) && share.accountNo().equals(part.accountNo()));
  }

  /** The payout is made: the freezes are free to be released and to expire. */
  @Transactional(TxType.MANDATORY)
  public void settled(List<FrozenShare> shares) {
    freezes.addPendingDeductions(lock(shares), -1);
  }

  /**
   * Free money that was held for a deduction is free again; it goes to freezes placed meanwhile.
   *
   * @param sequence of receipt of the deduction: earlier freezes have no claim to it
   */
  @Transactional(TxType.MANDATORY)
  public void freed(String accountNo, long sequence, long fen, Who who) {
    Act act = act(who);
    queues.passOn(List.of(new FreedOn(accountNo, BigDecimal.valueOf(sequence), fen, false)), act);
    queues.tell(act);
  }

  /** The freezes open on an account, the last fifty in order. */
  @Transactional(TxType.SUPPORTS)
  public List<FreezeView.Ahead> openOn(String accountNo) {
    return views.openOn(accountNo);
  }

  private Collection<String> lock(List<FrozenShare> shares) {
    return freezes.lock(numbers(shares)).keySet();
  }

  private static List<String> numbers(List<FrozenShare> shares) {
    return shares.stream().map(FrozenShare::freezeNo).distinct().toList();
  }

  private static List<PartChange> changes(
      List<FrozenShare> shares, int ordered, int frozen, int reserved) {
    List<PartChange> changes = new ArrayList<>();
    for (FrozenShare share : shares) {
      changes.add(
          new PartChange(
              share.freezeNo(),
              share.accountNo(),
              ordered * share.fen(),
              frozen * share.fen(),
              reserved * share.fen()));
    }
    return changes;
  }

  private Act act(Who who) {
    return new Act(who, clock.instant());
  }
}
