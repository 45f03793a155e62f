package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.contracts.policy.Deadlines;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Sla;
import org.chakong.runtime.clock.LegalClock;

/** How requests stand against the deadline that the policy of their fund centre sets. */
@ApplicationScoped
public class AnsweringPeriod {

  private final Policies policies;
  private final WorkingDayCalendar calendar;
  private final LegalClock clock;

  AnsweringPeriod(Policies policies, WorkingDayCalendar calendar, LegalClock clock) {
    this.policies = policies;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** The standing of a request now; none where nothing online can answer it any more. */
  public Sla standing(StoredRequest request) {
    return switch (request.status()) {
      case WITHDRAWN, OFFLINE -> new Sla(Sla.State.NONE, null, null, null);
      case ACCEPTED, SENT, IN_REVIEW, EXECUTING, ANSWERED ->
          sla(request.fundCentre(), request.action(), request.periodBegan(), request.answeredAt());
    };
  }

  /** The instant at which the period ends, null while it cannot be told. */
  Instant dueAt(String fundCentre, Action action, Instant began) {
    return Optional.ofNullable(sla(fundCentre, action, began, null).dueAt())
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }

  private Sla sla(String fundCentre, Action action, Instant began, Instant answeredAt) {
    return policies
        .at(fundCentre, LegalZone.dayOf(began))
        .map(
            profile -> Deadlines.sla(profile, action, calendar, began, answeredAt, clock.instant()))
        .orElseGet(() -> new Sla(Sla.State.NONE, null, null, null));
  }
}
