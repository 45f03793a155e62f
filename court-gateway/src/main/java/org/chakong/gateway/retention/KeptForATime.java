package org.chakong.gateway.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.chakong.runtime.retention.RetainedTable;
import org.chakong.runtime.retention.RetentionSettings;

/**
 * Assessments, alarms and what case systems were told. Requests, their answers and histories stay.
 */
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
  RetainedTable webhookDeliveries() {
    return new RetainedTable(
        "webhook_delivery", "id", "ended_at", "state <> 'PENDING'", settings.deliveries());
  }
}
