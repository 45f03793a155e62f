package org.chakong.fund.correspondence;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.duty.DutyOccasions;

/** Replies of courts that somebody at the centre waits for. */
@Singleton
class ReplyOccasions implements DutyOccasions {

  /** What came earlier has been told, or nobody was to be told. */
  private static final Duration NEW = Duration.ofDays(7);

  private static final String QUERY =
      """
      SELECT 'COURT_REPLIED' AS kind, reply_id::text AS subject, request_no, NULL::timestamptz AS until
        FROM court_reply WHERE received_at > ?
      """;

  private final Clock legal;

  ReplyOccasions(Clock legal) {
    this.legal = legal;
  }

  @Override
  public String query() {
    return QUERY;
  }

  @Override
  public List<Object> parameters() {
    OffsetDateTime since = legal.instant().minus(NEW).atZone(LegalZone.ZONE).toOffsetDateTime();
    return List.of(since);
  }
}
