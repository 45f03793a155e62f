package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.core.Core;
import org.chakong.fund.core.Funds;
import org.chakong.fund.freeze.FreezeChanged.Cause;
import org.chakong.fund.freeze.Waterfall.Stake;

/**
 * Registers a freeze and takes what is free: one locked row per account, however long its queue.
 */
@Singleton
class PlaceFreeze {

  private final Core core;
  private final FreezeRows freezes;
  private final TermRows termRows;
  private final PartRows parts;
  private final QueueRows queueRows;
  private final Queues queues;
  private final EndedTerms ended;
  private final FreezeViews views;
  private final Terms terms;

  PlaceFreeze(
      Core core,
      FreezeRows freezes,
      TermRows termRows,
      PartRows parts,
      QueueRows queueRows,
      Queues queues,
      EndedTerms ended,
      FreezeViews views,
      Terms terms) {
    this.core = core;
    this.freezes = freezes;
    this.termRows = termRows;
    this.parts = parts;
    this.queueRows = queueRows;
    this.queues = queues;
    this.ended = ended;
    this.views = views;
    this.terms = terms;
  }

  FreezeView place(FreezeOrder order, Act act) {
    core.lock(order.accountNos());
    ended.expireOn(order.accountNos(), act);
    Map<String, Funds> funds = funds(order);
    Map<String, Long> stays = stays(order, funds);
    List<Stake> stakes = stakes(order, funds, stays);
    return told(register(order, null, funds, stays, stakes, act), act);
  }

  /**
   * Enters the freeze with what it takes.
   *
   * @param servedPlace where it stands if not at the end, or null
   * @param stays what was left free for a loan, by account, in fen
   */
  String register(
      FreezeOrder order,
      BigDecimal servedPlace,
      Map<String, Funds> funds,
      Map<String, Long> stays,
      List<Stake> stakes,
      Act act) {
    List<String> accountNos = taken(order.accountNos(), stakes);
    String freezeNo = freezes.insert(order, servedPlace);
    BigDecimal place = servedPlace == null ? BigDecimal.valueOf(order.sequence()) : servedPlace;
    parts.insert(freezeNo, order, place, topUp(order, funds), accountNos, stays);
    queues.apply(changes(freezeNo, order.accountNos(), stakes), Cause.PLACED, act);
    if (stakes.stream().anyMatch(stake -> stake.frozen() > 0)) {
      Terms.Running term =
          terms.startingOn(
              LegalZone.dayOf(order.receivedAt()),
              order.termMonths(),
              order.until(),
              order.rollsOverRestDay());
      termRows.start(Map.of(freezeNo, term), Cause.PLACED, act);
    }
    act.changed().remove(freezeNo);
    return freezeNo;
  }

  /** Others hear of it; its own court has it in the answer. */
  FreezeView told(String freezeNo, Act act) {
    queues.tell(act);
    return views.one(freezeNo);
  }

  Map<String, Funds> funds(FreezeOrder order) {
    Map<String, Funds> funds = core.funds(order.accountNos());
    if (!funds.keySet().containsAll(order.accountNos())) {
      throw new IllegalArgumentException("The core has no such account");
    }
    return funds;
  }

  /** What waits waits on the first account. */
  private static TopUp topUp(FreezeOrder order, Map<String, Funds> funds) {
    boolean comes = funds.get(order.accountNos().get(0)).contributing();
    return comes || order.topUpOnUnseal() ? order.topUp() : TopUp.NONE;
  }

  /** What must stay free, on the first accounts as far as they reach. */
  static Map<String, Long> stays(FreezeOrder order, Map<String, Funds> funds) {
    Map<String, Long> stays = new HashMap<>();
    long left = order.spared().fen();
    for (String accountNo : order.accountNos()) {
      long here = Math.min(left, funds.get(accountNo).free());
      stays.put(accountNo, here);
      left -= here;
    }
    return stays;
  }

  private List<Stake> stakes(FreezeOrder order, Map<String, Funds> funds, Map<String, Long> stays) {
    Map<String, Integer> open = queueRows.openOn(order.accountNos());
    List<Long> free = new ArrayList<>();
    for (String accountNo : order.accountNos()) {
      boolean nothing =
          order.secondFreeze() == SecondFreeze.WHOLE_WAITING && open.get(accountNo) > 0;
      free.add(nothing ? 0 : funds.get(accountNo).free() - stays.get(accountNo));
    }
    return Waterfall.spread(order.ordered().fen(), free);
  }

  /** The first account, and those others on which something is taken. */
  private static List<String> taken(List<String> accountNos, List<Stake> stakes) {
    List<String> taken = new ArrayList<>(List.of(accountNos.get(0)));
    for (int i = 1; i < stakes.size(); i++) {
      if (stakes.get(i).ordered() > 0) {
        taken.add(accountNos.get(i));
      }
    }
    return taken;
  }

  private static List<PartChange> changes(
      String freezeNo, List<String> accountNos, List<Stake> stakes) {
    List<PartChange> changes = new ArrayList<>();
    for (int i = 0; i < stakes.size(); i++) {
      Stake stake = stakes.get(i);
      changes.add(new PartChange(freezeNo, accountNos.get(i), stake.ordered(), stake.frozen(), 0));
    }
    return changes;
  }
}
