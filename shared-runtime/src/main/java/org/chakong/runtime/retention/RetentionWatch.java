package org.chakong.runtime.retention;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.evidence.EvidenceMonths;

/** Every night lets go what has passed its period, and sees to it that evidence has room ahead. */
@ApplicationScoped
class RetentionWatch {

  private final EvidenceMonths evidence;
  private final EndRetention rows;
  private final RetentionSettings settings;

  RetentionWatch(EvidenceMonths evidence, EndRetention rows, RetentionSettings settings) {
    this.evidence = evidence;
    this.rows = rows;
    this.settings = settings;
  }

  @Produces
  @Singleton
  RecurringTask<Void> everyNight() {
    return Tasks.recurring("retention", new Daily(LegalZone.ZONE, settings.at()))
        .execute((task, context) -> night());
  }

  @Produces
  @Singleton
  RetainedTable looksAtPages() {
    return RetainedTable.all("page_look", settings.looks());
  }

  void night() {
    evidence.ahead();
    evidence.prune(settings.evidence(), settings.evidenceGround());
    rows.run();
  }
}
