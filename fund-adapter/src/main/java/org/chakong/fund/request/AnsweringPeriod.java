package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.Deadlines;
import org.chakong.contracts.policy.Deadlines.Period;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Sla;
import org.chakong.runtime.calendar.CurrentCalendar;
import org.chakong.runtime.calendar.SlaSettings;

/** How requests stand against the deadline that the centre's policy sets, as the court sees it. */
@ApplicationScoped
class AnsweringPeriod {

  private final Policies policies;
  private final CurrentCalendar calendar;
  private final SlaSettings settings;
  private final OwnCentre centre;
  private final Clock clock;

  AnsweringPeriod(
      Policies policies,
      CurrentCalendar calendar,
      SlaSettings settings,
      OwnCentre centre,
      Clock clock) {
    this.policies = policies;
    this.calendar = calendar;
    this.settings = settings;
    this.centre = centre;
    this.clock = clock;
  }

  /** The period as policy and calendar count it now. */
  Period of(Action action, Instant receivedAt) {
    return policies
        .at(centre.code(), LegalZone.dayOf(receivedAt))
        .map(profile ->
            Deadlines.period(profile, action, calendar.now(), receivedAt, settings.dueSoonShare()))
        .orElse(Period.OPEN);
  }

  /** The standing now; none where nothing online can answer any more, null without a policy. */
  Sla standing(RequestRow row) {
    return switch (row.status()) {
      case WITHDRAWN, OFFLINE -> Sla.none();
      case ACCEPTED, SENT, IN_REVIEW, EXECUTING, ANSWERED ->
          policies
              .at(centre.code(), LegalZone.dayOf(row.receivedAt()))
              .map(profile ->
                  Deadlines.sla(
                      profile, row.action(), row.period(), row.answeredAt(), clock.instant()))
              .orElse(null);
    };
  }
}
