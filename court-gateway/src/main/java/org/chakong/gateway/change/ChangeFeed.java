package org.chakong.gateway.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.Change;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.runtime.admission.Waiting;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.web.PageRequest;
import org.hibernate.Session;

/** The changes in their order, for readers who come back with the cursor they were given. */
@ApplicationScoped
public class ChangeFeed {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
  private static final String SELECT =
      """
      SELECT c.seq, c.court, c.request_no, coalesce(e.at, n.at) AS at, coalesce(e.what, n.kind) AS what,
             coalesce(e.actor, 'fund:' || n.fund_centre) AS actor, e.to_status AS status, e.detail,
             coalesce(r.fund_centre, n.fund_centre) AS fund_centre, r.action, r.case_number
        FROM change c
        LEFT JOIN request_event e ON e.id = c.event_id
        LEFT JOIN notice n ON n.id = c.notice_id
        LEFT JOIN request r ON r.request_no = c.request_no
       WHERE c.seq > :after AND (cast(:court AS text) IS NULL OR c.court = :court)
       ORDER BY c.seq
       LIMIT :rows
      """;

  private final EntityManager database;
  private final ChangeBell bell;
  private final Waiting waiting;
  private final Clock real;

  ChangeFeed(EntityManager database, ChangeBell bell, Waiting waiting, @RealTime Clock real) {
    this.database = database;
    this.bell = bell;
    this.waiting = waiting;
    this.real = real;
  }

  /**
   * A page of changes; {@code next} is always there, also on an empty page: where to read on.
   *
   * @param onlyCourt whose changes, empty for all
   * @param wait how long to wait where there is nothing yet, real time; not at all when too many
   *     wait
   */
  public Page<Change> page(Optional<String> onlyCourt, PageRequest page, Duration wait) {
    List<Change> now = read(onlyCourt, page);
    List<Change> found =
        now.isEmpty() && wait.isPositive()
            ? waiting.orAtOnce(() -> awaited(onlyCourt, page, wait), List::of)
            : now;
    long last = found.isEmpty() ? ChangeCursor.after(page) : found.getLast().seq();
    return new Page<>(found, ChangeCursor.behind(last));
  }

  private List<Change> awaited(Optional<String> onlyCourt, PageRequest page, Duration wait) {
    Instant until = real.instant().plus(wait);
    List<Change> found = read(onlyCourt, page);
    try {
      Duration left = wait;
      while (found.isEmpty() && left.isPositive()) {
        // another replica may number, whose bell is not heard here
        bell.await(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
        found = read(onlyCourt, page);
        left = Duration.between(real.instant(), until);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return found;
  }

  private List<Change> read(Optional<String> onlyCourt, PageRequest page) {
    return changes(onlyCourt.orElse(null), ChangeCursor.after(page), page.limit());
  }

  /** Changes after a number, in order. */
  @Transactional
  public List<Change> changes(String court, long after, int atMost) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(SELECT, Tuple.class)
        .setParameter("after", after)
        .setParameter("court", court, String.class)
        .setParameter("rows", atMost)
        .getResultList()
        .stream()
        .map(ChangeFeed::change)
        .toList();
  }

  private static Change change(Tuple row) {
    return new Change(
        row.get("seq", Long.class),
        row.get("at", Instant.class).atZone(LegalZone.ZONE).toOffsetDateTime(),
        row.get("request_no", String.class),
        row.get("court", String.class),
        row.get("fund_centre", String.class),
        Optional.ofNullable(row.get("action", String.class)).map(Action::valueOf).orElse(null),
        row.get("case_number", String.class),
        row.get("what", String.class),
        Optional.ofNullable(row.get("status", String.class))
            .map(RequestStatus::valueOf)
            .orElse(null),
        row.get("actor", String.class),
        row.get("detail", String.class));
  }
}
