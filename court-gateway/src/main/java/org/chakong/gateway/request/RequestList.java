package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.TrackedRequest;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.hibernate.Session;

/** Lists requests, newest first, one keyset page at a time. */
@ApplicationScoped
public class RequestList {

  // the states of the deadline are those of Deadlines; a test holds the two together
  private static final String SELECT =
      """
      SELECT * FROM request
      WHERE (cast(:status AS text) IS NULL OR status = :status)
        AND (cast(:verdict AS text) IS NULL OR verdict = :verdict)
        AND (cast(:action AS text) IS NULL OR action = :action)
        AND (cast(:court AS text) IS NULL OR court = :court)
        AND (cast(:caseNumber AS text) IS NULL OR case_number = :caseNumber)
        AND (cast(:from AS timestamptz) IS NULL OR accepted_at >= :from)
        AND (cast(:before AS timestamptz) IS NULL OR accepted_at < :before)
        AND (cast(:sla AS text) IS NULL OR :sla =
             CASE
               WHEN status IN ('WITHDRAWN', 'OFFLINE') THEN 'NONE'
               WHEN due_at IS NULL THEN 'CALENDAR_INCOMPLETE'
               WHEN answered_at < due_at THEN 'MET'
               WHEN coalesce(answered_at, :now) >= due_at THEN 'OVERDUE'
               WHEN :now >= due_soon_at THEN 'DUE_SOON'
               ELSE 'RUNNING'
             END)
        AND id < :beforeId
      ORDER BY id DESC
      LIMIT :rows
      """;

  private final RequestRows rows;
  private final RequestView view;
  private final LegalClock clock;

  RequestList(RequestRows rows, RequestView view, LegalClock clock) {
    this.rows = rows;
    this.view = view;
    this.clock = clock;
  }

  /** A page of the requests that pass the filter. */
  @Transactional
  public Page<TrackedRequest> page(RequestFilter filter, PageRequest page) {
    Instant now = clock.instant();
    List<RequestRow> found =
        rows.getEntityManager()
            .unwrap(Session.class)
            .createNativeQuery(SELECT, RequestRow.class)
            .setParameter("status", name(filter.status()), String.class)
            .setParameter("verdict", name(filter.verdict()), String.class)
            .setParameter("action", name(filter.action()), String.class)
            .setParameter("court", filter.court(), String.class)
            .setParameter("caseNumber", filter.caseNumber(), String.class)
            .setParameter("from", dayBegins(filter.from()), Instant.class)
            .setParameter("before", dayEnds(filter.to()), Instant.class)
            .setParameter("sla", name(filter.sla()), String.class)
            .setParameter("now", now, Instant.class)
            .setParameter("beforeId", Position.after(page, Long.MAX_VALUE))
            .setParameter("rows", page.fetch())
            .getResultList();
    return page.page(found, row -> view.of(RequestRows.stored(row)), row -> Cursor.after(row.id));
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static Instant dayBegins(LocalDate day) {
    return day == null ? null : day.atStartOfDay(LegalZone.ZONE).toInstant();
  }

  private static Instant dayEnds(LocalDate day) {
    return day == null ? null : LegalZone.endOfDay(day);
  }
}
