package org.chakong.fund.freeze;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.chakong.runtime.calendar.CurrentCalendar;

/** Terms counted with the calendar in force at the moment. */
@ApplicationScoped
class Calendars {

  @Produces
  @Singleton
  Terms terms(CurrentCalendar calendar) {
    return new Terms(calendar::now);
  }
}
