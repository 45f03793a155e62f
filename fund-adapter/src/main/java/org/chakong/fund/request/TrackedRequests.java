package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.calendar.WorkingDayCalendar;
import org.chakong.contracts.policy.Deadlines;
import org.chakong.contracts.policy.Policies;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.Sla;
import org.chakong.contracts.request.TrackedRequest;

/** Puts together the Request of the contract from what is stored. */
@ApplicationScoped
class TrackedRequests {

  private final Policies policies;
  private final WorkingDayCalendar calendar;
  private final OwnCentre centre;
  private final Clock clock;

  TrackedRequests(Policies policies, WorkingDayCalendar calendar, OwnCentre centre, Clock clock) {
    this.policies = policies;
    this.calendar = calendar;
    this.centre = centre;
    this.clock = clock;
  }

  TrackedRequest of(RequestRow row) {
    AssistanceRequest request = row.request();
    return new TrackedRequest(
        request.requestNo(),
        request.fundCentre(),
        request.courtCase(),
        request.subject(),
        request.officers(),
        request.documents(),
        request.instruction(),
        request.replaces(),
        row.court(),
        row.channel(),
        row.status(),
        null,
        legal(row.receivedAt()),
        legal(row.answeredAt()),
        sla(row.action(), row.receivedAt(), row.answeredAt()),
        row.revision(),
        row.answer().orElse(null));
  }

  /** Of a request that was barred before it came: its body is not known here. */
  TrackedRequest of(TombstoneRow tombstone) {
    return new TrackedRequest(
        tombstone.requestNo(),
        centre.code(),
        null,
        null,
        null,
        null,
        null,
        null,
        tombstone.court(),
        Channel.ONLINE,
        tombstone.status(),
        null,
        null,
        null,
        null,
        1,
        null);
  }

  /** Null where no policy sets a deadline. */
  Sla sla(Action action, Instant receivedAt, Instant answeredAt) {
    return policies
        .at(centre.code(), LegalZone.dayOf(receivedAt))
        .map(profile ->
            Deadlines.sla(profile, action, calendar, receivedAt, answeredAt, clock.instant()))
        .orElse(null);
  }

  private static OffsetDateTime legal(Instant instant) {
    return instant == null ? null : instant.atZone(LegalZone.ZONE).toOffsetDateTime();
  }
}
