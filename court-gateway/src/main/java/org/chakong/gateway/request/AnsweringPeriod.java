package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.Deadlines;
import org.chakong.contracts.policy.Deadlines.Period;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.contracts.request.Sla;
import org.chakong.runtime.calendar.CurrentCalendar;
import org.chakong.runtime.calendar.SlaSettings;
import org.chakong.runtime.clock.LegalClock;

/** How requests stand against the deadline that the policy of their fund centre sets. */
@ApplicationScoped
class AnsweringPeriod {

  private final Policies policies;
  private final CurrentCalendar calendar;
  private final SlaSettings settings;
  private final LegalClock clock;

  AnsweringPeriod(
      Policies policies, CurrentCalendar calendar, SlaSettings settings, LegalClock clock) {
    this.policies = policies;
    this.calendar = calendar;
    this.settings = settings;
    this.clock = clock;
  }

  /** The standing of a request now; none where nothing online can answer it any more. */
  public Sla standing(StoredRequest request) {
    Sla sla =
        switch (request.status()) {
          case WITHDRAWN, OFFLINE -> Sla.none();
          case ACCEPTED, SENT, IN_REVIEW, EXECUTING, ANSWERED -> running(request);
        };
    return sla.deliveredIn(deliveryDelay(request));
  }

  /** The period of a request as its policy and the calendar count it now. */
  Period period(String fundCentre, Action action, Instant began) {
    return policies
        .at(fundCentre, LegalZone.dayOf(began))
        .map(profile ->
            Deadlines.period(profile, action, calendar.now(), began, settings.dueSoonShare()))
        .orElse(Period.OPEN);
  }

  /** The stored deadline governs: list, watch and view then never tell different stories. */
  private Sla running(StoredRequest request) {
    return policies
        .at(request.fundCentre(), LegalZone.dayOf(request.periodBegan()))
        .map(profile ->
            Deadlines.sla(
                profile, request.action(), request.period(), request.answeredAt(), clock.instant()))
        .orElseGet(Sla::none);
  }

  private String deliveryDelay(StoredRequest request) {
    Instant received = request.receivedAt();
    if (received == null && request.status() != RequestStatus.ACCEPTED) {
      return null;
    }
    Duration delay =
        Duration.between(request.acceptedAt(), received == null ? clock.instant() : received);
    // the two institutions' clocks may differ by a little
    return (delay.isNegative() ? Duration.ZERO : delay).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
