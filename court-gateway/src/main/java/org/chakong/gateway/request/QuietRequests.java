package org.chakong.gateway.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chakong.runtime.clock.RealTime;
import org.hibernate.Session;

/** Requests of which nothing was heard for a while, and how long the oldest waits to be sent. */
@ApplicationScoped
public class QuietRequests {

  private static final String TAKE_TURNS =
      """
      UPDATE request SET quiet_since = :now
      WHERE request_no IN (
        SELECT request_no FROM request
        WHERE status IN ('SENT', 'IN_REVIEW', 'EXECUTING') AND quiet_since < :before
        ORDER BY quiet_since
        LIMIT :rows
        FOR UPDATE SKIP LOCKED)
      RETURNING request_no
      """;
  private static final String OLDEST_UNSENT =
      "SELECT min(stored_at) FROM request WHERE status = 'ACCEPTED'";
  private static final String REFUSED =
      "SELECT count(*) FROM request WHERE status = 'ACCEPTED' AND refusals > 0";

  private final RequestRows rows;
  private final Clock real;

  QuietRequests(RequestRows rows, @RealTime Clock real) {
    this.rows = rows;
    this.real = real;
  }

  /**
   * Numbers of requests that the fund centre has and has said nothing about for so long. They count
   * as asked about from now on, so that one centre that is silent does not keep others waiting.
   */
  @Transactional
  public List<String> toAskAbout(Duration silence, int atMost) {
    Instant now = real.instant();
    return session()
        .createNativeQuery(TAKE_TURNS, String.class)
        .setParameter("now", now)
        .setParameter("before", now.minus(silence))
        .setParameter("rows", atMost)
        .getResultList();
  }

  /** How long the oldest request has been waiting to reach its fund centre, real time. */
  @Transactional
  public Duration oldestUnsent() {
    Instant oldest = session().createNativeQuery(OLDEST_UNSENT, Instant.class).getSingleResult();
    return Optional.ofNullable(oldest)
        .map(since -> Duration.between(since, real.instant()))
        .orElse(Duration.ZERO);
  }

  /** How many requests wait although their fund centre has refused to take them. */
  @Transactional
  public long refused() {
    return session().createNativeQuery(REFUSED, Long.class).getSingleResult();
  }

  private Session session() {
    return rows.getEntityManager().unwrap(Session.class);
  }
}
