package org.chakong.gateway.request;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.api.TimelineEvent;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.runtime.clock.LegalClock;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;

/** Everything that happened to requests, in order; rows are never changed. */
@ApplicationScoped
public class RequestEvents implements PanacheRepository<EventRow> {

  // so that the order of a request's events is the order of their ids and of their commits
  private static final String ONE_AFTER_THE_OTHER =
      "SELECT status FROM request WHERE request_no = :requestNo FOR NO KEY UPDATE";

  private static final String ENDS_HERE_ONLY =
      """
      SELECT r.status IN ('WITHDRAWN', 'OFFLINE') AND NOT EXISTS (
        SELECT FROM request_event e
        WHERE e.request_no = r.request_no AND e.actor = :centre
          AND e.what IN ('WITHDRAWN', 'WITHDRAWAL_CONFIRMED', 'OFFLINE', 'OFFLINE_CONFIRMED'))
      FROM request r WHERE r.request_no = :requestNo
      """;

  private final LegalClock clock;

  RequestEvents(LegalClock clock) {
    this.clock = clock;
  }

  /**
   * Says that something happened to a request without changing its status.
   *
   * @param detail why, free of personal data; may be null
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void note(String requestNo, RequestEvent what, String actor, String detail) {
    RequestStatus standing = hold(requestNo);
    write(requestNo, what, standing, standing, actor, detail);
  }

  /**
   * Lets nothing else happen to the request before the transaction ends.
   *
   * @return how it stands now, whatever the caller has read before
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public RequestStatus hold(String requestNo) {
    Object standing =
        getEntityManager()
            .createNativeQuery(ONE_AFTER_THE_OTHER, String.class)
            .setParameter("requestNo", requestNo)
            .getSingleResult();
    return RequestStatus.valueOf((String) standing);
  }

  /** Whether the request was ended here and its centre, the party named, has not said so yet. */
  boolean endsHereOnly(String requestNo, String centre) {
    return (boolean)
        getEntityManager()
            .createNativeQuery(ENDS_HERE_ONLY, Boolean.class)
            .setParameter("requestNo", requestNo)
            .setParameter("centre", centre)
            .getSingleResult();
  }

  void write(
      String requestNo,
      RequestEvent what,
      RequestStatus from,
      RequestStatus to,
      String actor,
      String detail) {
    EventRow row = new EventRow();
    row.requestNo = requestNo;
    row.at = clock.instant();
    row.actor = actor;
    row.what = what.name();
    row.fromStatus = from;
    row.toStatus = to;
    row.detail = detail;
    persist(row);
  }

  /** A page of a request's events, oldest first. */
  @Transactional
  public Page<TimelineEvent> timeline(String requestNo, PageRequest page) {
    List<EventRow> rows =
        find("requestNo = ?1 and id > ?2 order by id", requestNo, Position.after(page, 0))
            .page(0, page.fetch())
            .list();
    return page.page(rows, RequestEvents::event, row -> Cursor.after(row.id));
  }

  private static TimelineEvent event(EventRow row) {
    return new TimelineEvent(offset(row.at), row.actor, row.what, row.detail);
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atZone(LegalZone.ZONE).toOffsetDateTime();
  }
}
