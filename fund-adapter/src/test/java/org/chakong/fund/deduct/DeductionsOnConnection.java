package org.chakong.fund.deduct;

import java.time.Clock;
import org.chakong.fund.core.Core;
import org.chakong.fund.freeze.FrozenMoney;
import org.jdbi.v3.core.Jdbi;

/** Deductions without a container, for tests that hold the connection themselves. */
public final class DeductionsOnConnection {

  private DeductionsOnConnection() {}

  public static Deductions over(Jdbi jdbi, Clock clock, Core core, FrozenMoney frozen) {
    return new Deductions(clock, core, frozen, new DeductionRows(jdbi));
  }
}
