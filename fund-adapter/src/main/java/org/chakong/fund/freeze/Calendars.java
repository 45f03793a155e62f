package org.chakong.fund.freeze;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.chakong.contracts.calendar.WorkingDayCalendar;

/** The published calendars, and the terms counted with them. */
@ApplicationScoped
class Calendars {

  @Produces
  @Singleton
  @DefaultBean
  WorkingDayCalendar published() {
    return WorkingDayCalendar.load(Thread.currentThread().getContextClassLoader());
  }

  @Produces
  @Singleton
  Terms terms(WorkingDayCalendar calendar) {
    return new Terms(calendar);
  }
}
