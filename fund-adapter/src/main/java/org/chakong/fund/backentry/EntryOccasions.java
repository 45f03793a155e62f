package org.chakong.fund.backentry;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.runtime.duty.DutyOccasions;

/** What the person on duty has to know of entries that wait for a supervisor. */
@Singleton
class EntryOccasions implements DutyOccasions {

  /** How many days before it lapses, or before the freeze ends that it extends, one is pressing. */
  private static final int PRESSING_DAYS = 7;

  private static final Period TOLD = Period.ofDays(30);

  private static final String QUERY =
      """
      SELECT 'BACK_ENTRY' AS kind, request_no AS subject, request_no, served_at + ?::interval AS until
        FROM back_entry WHERE state = 'PENDING'
      UNION ALL
      SELECT 'DUE_SOON', request_no || ' back-entry', request_no, served_at + ?::interval
        FROM back_entry WHERE state = 'PENDING' AND served_at <= ?
      UNION ALL
      SELECT 'EXTENSION_NEAR_END', b.request_no || ' ' || f.until, b.request_no,
             (f.until + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
        FROM freeze_keep_alive k
        JOIN court_freeze f USING (freeze_no)
        JOIN back_entry b ON b.request_no = k.request_no
       WHERE b.state = 'PENDING' AND f.state = 'ACTIVE' AND f.until <= ?
      UNION ALL
      SELECT 'BACK_ENTRY_LAPSED', request_no, request_no, NULL
        FROM back_entry WHERE state = 'WITHDRAWN' AND ended_by = 'system' AND ended_at > ?
      """;

  private final Clock legal;
  private final Reach reach;

  EntryOccasions(Clock legal, Reach reach) {
    this.legal = legal;
    this.reach = reach;
  }

  @Override
  public String query() {
    return QUERY;
  }

  @Override
  public List<Object> parameters() {
    String length = reach.length().toString();
    OffsetDateTime pressing =
        reach.oldest().atZone(LegalZone.ZONE).toOffsetDateTime().plusDays(PRESSING_DAYS);
    LocalDate lastDay = LegalZone.dayOf(legal.instant()).plusDays(PRESSING_DAYS);
    // each is told once; what is older was told
    OffsetDateTime lately = legal.instant().atZone(LegalZone.ZONE).toOffsetDateTime().minus(TOLD);
    return List.of(length, length, pressing, lastDay, lately);
  }
}
