package org.chakong.fund.backentry;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.chakong.runtime.clock.ClockTrust;

/**
 * Ends entries that nobody has decided while they could be approved, so that no freeze is kept from
 * expiring for longer. The person on duty was told before.
 */
@ApplicationScoped
public class LapseEntries {

  private final EntryRows entries;
  private final RuleOnEntry rule;
  private final Reach reach;
  private final ClockTrust clock;

  LapseEntries(EntryRows entries, RuleOnEntry rule, Reach reach, ClockTrust clock) {
    this.entries = entries;
    this.rule = rule;
    this.reach = reach;
    this.clock = clock;
  }

  @Produces
  @Singleton
  RecurringTask<Void> everyTenMinutes() {
    return Tasks.recurring("back-entry-lapse", FixedDelay.ofMinutes(10))
        .execute((task, context) -> run());
  }

  /** An entry that lapsed for a clock gone wrong could not be approved again. */
  public void run() {
    if (!clock.isDoubtful()) {
      entries.pendingServedBefore(reach.oldest()).forEach(rule::lapse);
    }
  }
}
