package org.chakong.fund.backentry;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.chakong.runtime.clock.ClockTrust;
import org.chakong.runtime.task.DueRows;
import org.chakong.runtime.task.RowByRow;

/**
 * Ends entries that nobody has decided while they could be approved, so that no freeze is kept from
 * expiring for longer. The person on duty was told before.
 */
@ApplicationScoped
public class LapseEntries {

  private final EntryRows entries;
  private final RuleOnEntry rule;
  private final Reach reach;
  private final ClockTrust trust;
  private final Clock legal;
  private final DueRows undecided;

  LapseEntries(
      EntryRows entries,
      RuleOnEntry rule,
      Reach reach,
      ClockTrust trust,
      Clock legal,
      RowByRow rows) {
    this.entries = entries;
    this.rule = rule;
    this.reach = reach;
    this.trust = trust;
    this.legal = legal;
    this.undecided = rows.due("lapse-back-entry", this::lapse);
  }

  @Produces
  @Singleton
  RecurringTask<Void> everyTenMinutes() {
    return Tasks.recurring("back-entry-lapse", FixedDelay.ofMinutes(10))
        .execute((task, context) -> run());
  }

  @Produces
  @Singleton
  OneTimeTask<Void> oneLapse() {
    return undecided.task();
  }

  /** Ends what can be approved no more. */
  public void run() {
    undecided.workOn(entries.pendingServedBefore(reach.oldest()));
  }

  /** An entry that lapsed for a clock gone wrong could not be approved again. */
  private int lapse(List<String> requestNos) {
    Instant now = legal.instant();
    if (trust.doubts(now, legal)) {
      return 0;
    }
    requestNos.forEach(requestNo -> rule.lapse(requestNo, reach.oldest(now)));
    return requestNos.size();
  }
}
