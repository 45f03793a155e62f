package org.chakong.fund.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.Channel;
import org.chakong.contracts.request.TrackedRequest;

/** Puts together the Request of the contract from what is stored. */
@ApplicationScoped
class TrackedRequests {

  private final AnsweringPeriod period;
  private final OwnCentre centre;

  TrackedRequests(AnsweringPeriod period, OwnCentre centre) {
    this.period = period;
    this.centre = centre;
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
        period.standing(row),
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

  private static OffsetDateTime legal(Instant instant) {
    return instant == null ? null : instant.atZone(LegalZone.ZONE).toOffsetDateTime();
  }
}
