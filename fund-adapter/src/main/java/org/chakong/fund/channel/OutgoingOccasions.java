package org.chakong.fund.channel;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.duty.DutyOccasions;
import org.chakong.runtime.duty.DutySettings;

/** Answers and notices that a gateway has not taken for a while. */
@Singleton
class OutgoingOccasions implements DutyOccasions {

  private static final String QUERY =
      """
      SELECT 'UNDELIVERED' AS kind, id::text AS subject, request_no, NULL::timestamptz AS until
        FROM outgoing WHERE ended_at IS NULL AND at < ?
      """;

  private final DutySettings settings;
  private final Clock real;

  OutgoingOccasions(DutySettings settings, @RealTime Clock real) {
    this.settings = settings;
    this.real = real;
  }

  @Override
  public String query() {
    return QUERY;
  }

  @Override
  public List<Object> parameters() {
    return List.of(
        OffsetDateTime.ofInstant(
            real.instant().minus(settings.undeliveredAfter()), ZoneOffset.UTC));
  }
}
