package org.chakong.runtime.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Who asked about whom without filing: both services have these tables, each in its own schema. */
@ApplicationScoped
class QueriesKept {

  private final RetentionSettings settings;

  QueriesKept(RetentionSettings settings) {
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
}
