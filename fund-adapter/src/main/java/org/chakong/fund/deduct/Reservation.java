package org.chakong.fund.deduct;

import java.util.List;
import org.chakong.contracts.request.DeductionView;
import org.chakong.contracts.request.FreezeView;

/** Whether there is money for a deduction. */
public sealed interface Reservation {

  /** Held until decided; {@code deduction.shortfall} is what is not there. */
  record Reserved(DeductionView deduction) implements Reservation {}

  /**
   * Not a fen: nothing was stored.
   *
   * @param ahead whose freezes hold the money, possibly none when there is no money at all
   */
  record NothingThere(List<FreezeView.Ahead> ahead) implements Reservation {

    public NothingThere {
      ahead = List.copyOf(ahead);
    }
  }
}
