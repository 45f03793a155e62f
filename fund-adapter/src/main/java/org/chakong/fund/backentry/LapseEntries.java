package org.chakong.fund.backentry;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
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
  private final ClockTrust clock;
  private final DueRows undecided;

  LapseEntries(EntryRows entries, RuleOnEntry rule, Reach reach, ClockTrust clock, RowByRow rows) {
    this.entries = entries;
    this.rule = rule;
    this.reach = reach;
    this.clock = clock;
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
    if (clock.isDoubtful()) {
      return 0;
    }
    requestNos.forEach(requestNo -> rule.lapse(requestNo, reach.oldest()));
    return requestNos.size();
  }
}
