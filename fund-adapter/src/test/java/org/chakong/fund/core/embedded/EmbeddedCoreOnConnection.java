package org.chakong.fund.core.embedded;

import java.time.Clock;
import org.chakong.fund.core.Core;
import org.chakong.fund.freeze.IncomingMoney;
import org.jdbi.v3.core.Jdbi;

/** The embedded core without a container, for tests that hold the connection themselves. */
public final class EmbeddedCoreOnConnection {

  private EmbeddedCoreOnConnection() {}

  public static Core core(Jdbi jdbi) {
    AccountMoney money = new AccountMoney(jdbi);
    return new EmbeddedCore(new AccountFacts(jdbi), money, new TransferRows(jdbi, money));
  }

  public static ApplyCoreEvents events(Jdbi jdbi, Clock clock, IncomingMoney incoming) {
    FactRows facts = new FactRows(jdbi);
    return new ApplyCoreEvents(
        clock,
        new AccountMoney(jdbi),
        facts,
        new FactChanges(jdbi, facts),
        new CoreEventRows(jdbi),
        new Withdrawals(jdbi),
        incoming);
  }
}
