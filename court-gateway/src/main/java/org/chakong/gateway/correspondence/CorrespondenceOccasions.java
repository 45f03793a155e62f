package org.chakong.gateway.correspondence;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.duty.DutyOccasions;
import org.chakong.runtime.duty.DutySettings;

/** Questions and objections that a court has to reply to, and replies that do not get through. */
@Singleton
class CorrespondenceOccasions implements DutyOccasions {

  /** What came earlier has been told, or nobody was to be told. */
  private static final Duration NEW = Duration.ofDays(30);

  private static final String QUERY =
      """
      SELECT 'CENTRE_ASKS' AS kind, q.request_no || ' ' || q.number AS subject, q.request_no, NULL::timestamptz AS until
        FROM question q
       WHERE q.came_at > ?
         AND NOT EXISTS (SELECT FROM court_reply c
                          WHERE c.request_no = q.request_no AND c.question_id = q.question_id)
      UNION ALL
      SELECT 'CENTRE_OBJECTS', request_no, request_no, objection_due_at
        FROM request WHERE objection_watched
      UNION ALL
      SELECT 'OBJECTION_OVERDUE', r.request_no, r.request_no, r.objection_due_at
        FROM request r
       WHERE r.objected_at > ? AND r.objection_due_at <= ?
         AND NOT EXISTS (SELECT FROM court_reply c
                          WHERE c.request_no = r.request_no AND c.question_id IS NULL)
      UNION ALL
      SELECT 'UNDELIVERED', reply_id::text, request_no, NULL
        FROM court_reply WHERE ended_at IS NULL AND stored_at < ?
      """;

  private final DutySettings settings;
  private final LegalClock legal;
  private final Clock real;

  CorrespondenceOccasions(DutySettings settings, LegalClock legal, @RealTime Clock real) {
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
    OffsetDateTime writtenBefore =
        OffsetDateTime.ofInstant(real.instant().minus(settings.undeliveredAfter()), ZoneOffset.UTC);
    return List.of(now.minus(NEW), now.minus(NEW.multipliedBy(2)), now, writtenBefore);
  }
}
