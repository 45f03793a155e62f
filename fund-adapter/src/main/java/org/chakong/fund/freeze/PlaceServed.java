package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.core.Funds;
import org.chakong.fund.freeze.FreezeChanged.Cause;

/**
 * Registers a freeze that was served while nothing could be entered 补录: in the place that its time
 * of service gives it, with what it would hold had it been entered then. Free money comes first;
 * only what is then missing is taken off later freezes.
 */
@Singleton
class PlaceServed {

  private final PlaceFreeze place;
  private final LaterFreezes later;
  private final EndedTerms ended;
  private final PartRows parts;
  private final QueueRows queueRows;
  private final Queues queues;

  PlaceServed(
      PlaceFreeze place,
      LaterFreezes later,
      EndedTerms ended,
      PartRows parts,
      QueueRows queueRows,
      Queues queues) {
    this.place = place;
    this.later = later;
    this.ended = ended;
    this.parts = parts;
    this.queueRows = queueRows;
    this.queues = queues;
  }

  FreezeView place(FreezeOrder order, Act act) {
    List<String> on = order.accountNos();
    later.lock(on);
    endTerms(on, act);
    queueRows.openOn(on);
    BigDecimal at = queueRows.placeServed(order);
    Map<String, Funds> funds = place.funds(order);
    Map<String, Long> stays = PlaceFreeze.stays(order, funds);
    Map<String, Long> yields = later.yields(funds, at, order.topUp(), order.receivedAt());
    Map<String, Long> before = before(order, at);
    List<Long> free = new ArrayList<>();
    List<Long> give = new ArrayList<>();
    for (String accountNo : on) {
      boolean nothing = before.getOrDefault(accountNo, 0L) > 0;
      free.add(nothing ? 0 : funds.get(accountNo).free() - stays.get(accountNo));
      give.add(nothing ? 0 : yields.getOrDefault(accountNo, 0L));
    }
    List<Long> drawn = Waterfall.draw(order.ordered().fen(), free, give);
    later.displace(byAccount(on, drawn), at, act);
    String freezeNo =
        place.register(
            order,
            at,
            funds,
            stays,
            Waterfall.spread(order.ordered().fen(), sum(free, drawn)),
            act);
    queues.movedBack(places(parts.of(List.of(freezeNo))), Cause.OVERTAKEN, act);
    return place.told(freezeNo, act);
  }

  /** An act of its own: what ends now ended before the order took its place. */
  private void endTerms(List<String> accountNos, Act act) {
    Act ends = act.because("term ended");
    ended.expireOn(accountNos, ends);
    queues.tell(ends);
  }

  /** For a freeze that takes nothing while an earlier one is open, how many are; else none. */
  private Map<String, Long> before(FreezeOrder order, BigDecimal at) {
    return order.secondFreeze() == SecondFreeze.WHOLE_WAITING
        ? queueRows.openBefore(order.accountNos(), at)
        : Map.of();
  }

  private static Map<String, Long> byAccount(List<String> accountNos, List<Long> fen) {
    Map<String, Long> by = new HashMap<>();
    for (int i = 0; i < fen.size(); i++) {
      by.put(accountNos.get(i), fen.get(i));
    }
    return by;
  }

  private static List<Long> sum(List<Long> free, List<Long> drawn) {
    List<Long> sum = new ArrayList<>();
    for (int i = 0; i < free.size(); i++) {
      sum.add(free.get(i) + drawn.get(i));
    }
    return sum;
  }

  private static Map<String, BigDecimal> places(List<Part> of) {
    Map<String, BigDecimal> places = new HashMap<>();
    of.forEach(part -> places.put(part.accountNo(), part.place()));
    return places;
  }
}
