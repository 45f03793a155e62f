package org.chakong.gateway.sla;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.duty.DutyOccasions;
import org.chakong.runtime.duty.DutySettings;

/** What the courts' person on duty has to know. */
@Singleton
class CourtOccasions implements DutyOccasions {

  /** An alarm that is older has been told, or nobody was to be told. */
  private static final int ALARM_DAYS = 7;

  private static final String QUERY =
      """
      SELECT 'DUE_SOON' AS kind, request_no || ' ' || due_at AS subject, request_no, due_at AS until
        FROM request
       WHERE status IN ('ACCEPTED', 'SENT', 'IN_REVIEW', 'EXECUTING') AND due_soon_at <= ? AND due_at > ?
      UNION ALL
      SELECT 'OVERDUE', request_no || ' ' || due_at, request_no, due_at
        FROM request
       WHERE status IN ('ACCEPTED', 'SENT', 'IN_REVIEW', 'EXECUTING') AND due_at <= ?
      UNION ALL
      SELECT 'UNDELIVERED', request_no, request_no, NULL
        FROM request WHERE status = 'ACCEPTED' AND stored_at < ?
      UNION ALL
      SELECT 'MANY_QUERIED', id::text, coalesce(request_no, case_number), NULL
        FROM query_alarm WHERE at > ?
      """;

  private final DutySettings settings;
  private final LegalClock legal;
  private final Clock real;

  CourtOccasions(DutySettings settings, LegalClock legal, @RealTime Clock real) {
    this.settings = settings;
    this.legal = legal;
    this.real = real;
  }

  @Override
  public String query() {
    return QUERY;
  }

  @Override
  public List<Object> parameters() {
    OffsetDateTime now = legal.instant().atZone(LegalZone.ZONE).toOffsetDateTime();
    OffsetDateTime sentBefore =
        OffsetDateTime.ofInstant(real.instant().minus(settings.undeliveredAfter()), ZoneOffset.UTC);
    return List.of(now, now, now, sentBefore, now.minusDays(ALARM_DAYS));
  }
}
