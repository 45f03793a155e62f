package org.chakong.gateway.page;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.CourtFreeze;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.FreezeView;
import org.chakong.contracts.request.Instruction;
import org.chakong.gateway.freeze.FreezeBoard;
import org.chakong.gateway.freeze.FreezeBoard.Standing;
import org.chakong.gateway.request.StoredRequest;

/** What became of the sums of a request: as answered, and its freeze as it is now. */
@Singleton
class RequestAmounts {

  private final FreezeBoard freezes;

  RequestAmounts(FreezeBoard freezes) {
    this.freezes = freezes;
  }

  /**
   * @param onlyCourt the only court whose freezes the reader may see, null for all
   */
  List<AmountBar> bars(StoredRequest request, String onlyCourt, BoardWords words) {
    Answer answer = request.answer();
    FreezeView answered = answer == null ? null : answer.freeze();
    Optional<Standing> now =
        freezeNo(request).flatMap(no -> freezes.one(onlyCourt, request.fundCentre(), no));
    Money scale = scale(answered, now.map(Standing::freeze));
    List<AmountBar> bars = new ArrayList<>();
    if (answered != null) {
      bars.add(AmountBar.of(words.say("amounts_answered"), scale, answered, words));
    }
    if (answer != null && answer.deduction() != null) {
      bars.add(AmountBar.of(words.say("amounts_answered"), answer.deduction(), words));
    }
    now.map(standing -> now(standing, scale, words)).ifPresent(bars::add);
    return bars;
  }

  private static AmountBar now(Standing standing, Money scale, BoardWords words) {
    CourtFreeze freeze = standing.freeze();
    BoardWords.FreezeLine line = words.freeze(freeze);
    String more =
        words.say("amounts_freeze", freeze.freezeNo(), line.state(), line.until(), line.left());
    return AmountBar.of(
        words.say("amounts_now", words.time(standing.asOf())),
        scale,
        freeze.ordered(),
        freeze.frozen(),
        freeze.waiting(),
        more,
        words);
  }

  private static Money scale(FreezeView answered, Optional<CourtFreeze> now) {
    Money then = answered == null ? null : answered.ordered();
    Money today = now.map(CourtFreeze::ordered).orElse(null);
    if (then == null || today == null) {
      return then == null ? today : then;
    }
    return then.fen() > today.fen() ? then : today;
  }

  /** The freeze that a request placed or is about. */
  private static Optional<String> freezeNo(StoredRequest request) {
    Answer answer = request.answer();
    if (answer != null && answer.freeze() != null) {
      return Optional.ofNullable(answer.freeze().freezeNo());
    }
    return Optional.ofNullable(
        switch (request.body().instruction()) {
          case Instruction.Query query -> null;
          case Instruction.Freeze freeze -> null;
          case Instruction.Extend extend -> extend.freezeNo();
          case Instruction.Unfreeze release -> release.freezeNo();
          case Instruction.Deduct deduct -> deduct.freezeNo();
        });
  }
}
