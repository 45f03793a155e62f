package org.chakong.fund.request;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.duty.DutyOccasions;

/** What the centre's person on duty has to know of requests. */
@Singleton
class RequestOccasions implements DutyOccasions {

  /** How many days before a freeze ends an undecided extension becomes pressing. */
  private static final int EXTENSION_DAYS = 7;

  /** An alarm that is older has been told, or nobody was to be told. */
  private static final int ALARM_DAYS = 7;

  // a review that is passed on waits for another person, who has to know too
  private static final String QUERY =
      """
      SELECT 'NEW_REVIEW' AS kind, request_no || ' ' || waits_for AS subject, request_no, due_at AS until
        FROM request WHERE status = 'IN_REVIEW'
      UNION ALL
      SELECT 'DUE_SOON', request_no || ' ' || due_at, request_no, due_at
        FROM request
       WHERE status IN ('SENT', 'IN_REVIEW', 'EXECUTING') AND due_soon_at <= ? AND due_at > ?
      UNION ALL
      SELECT 'OVERDUE', request_no || ' ' || due_at, request_no, due_at
        FROM request
       WHERE status IN ('SENT', 'IN_REVIEW', 'EXECUTING') AND due_at <= ?
      UNION ALL
      SELECT 'EXTENSION_NEAR_END', r.request_no || ' ' || f.until, r.request_no,
             (f.until + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
        FROM freeze_keep_alive k
        JOIN court_freeze f USING (freeze_no)
        JOIN request r ON r.request_no = k.request_no
       WHERE r.action = 'EXTEND' AND r.status IN ('SENT', 'IN_REVIEW')
         AND f.state = 'ACTIVE' AND f.until <= ?
      UNION ALL
      SELECT 'MANY_QUERIED', id::text, coalesce(request_no, case_number), NULL
        FROM query_alarm WHERE at > ?
      """;

  private final Clock legal;

  RequestOccasions(Clock legal) {
    this.legal = legal;
  }

  @Override
  public String query() {
    return QUERY;
  }

  @Override
  public List<Object> parameters() {
    OffsetDateTime now = legal.instant().atZone(LegalZone.ZONE).toOffsetDateTime();
    LocalDate lastDay = now.toLocalDate().plusDays(EXTENSION_DAYS);
    return List.of(now, now, now, lastDay, now.minusDays(ALARM_DAYS));
  }
}
