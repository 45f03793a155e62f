package org.chakong.fund.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.chakong.runtime.retention.RetainedTable;
import org.chakong.runtime.retention.RetentionSettings;

/** Assessments, alarms and who looked. Requests, freezes, deductions and their histories stay. */
@ApplicationScoped
class KeptForATime {

  private final RetentionSettings settings;

  KeptForATime(RetentionSettings settings) {
    this.settings = settings;
  }

  @Produces
  @Singleton
  RetainedTable assessments() {
    return RetainedTable.all("assessment", settings.queries());
  }

  @Produces
  @Singleton
  RetainedTable queryAlarms() {
    return RetainedTable.all("query_alarm", settings.queries());
  }

  @Produces
  @Singleton
  RetainedTable looks() {
    return RetainedTable.all("look", settings.looks());
  }
}
