package org.chakong.gateway.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chakong.runtime.clock.RealTime;
import org.hibernate.Session;

/**
 * What endpoints have to be told. Of one request only the oldest change is ever due, so that an
 * endpoint hears of each request in order while others overtake it.
 */
@ApplicationScoped
class Outbox {

  private static final String BEGIN =
      """
      INSERT INTO webhook_endpoint (court, queued_to_seq)
      SELECT :court, coalesce(max(seq), 0) FROM change
      ON CONFLICT (court) DO NOTHING
      """;
  private static final String QUEUE =
      """
      WITH place AS (SELECT queued_to_seq FROM webhook_endpoint WHERE court = :court FOR UPDATE),
           news AS (SELECT seq, request_no FROM change
                     WHERE court = :court AND seq > (SELECT queued_to_seq FROM place)
                     ORDER BY seq LIMIT 1000),
           queued AS (INSERT INTO webhook_delivery (court, seq, request_no, queued_at, next_at)
                      SELECT :court, seq, request_no, :now, :now FROM news RETURNING seq)
      UPDATE webhook_endpoint SET queued_to_seq = (SELECT max(seq) FROM queued)
       WHERE court = :court AND EXISTS (SELECT FROM queued)
      """;
  private static final String CLAIM =
      """
      UPDATE webhook_delivery SET lease_until = :leaseUntil
      WHERE id IN (
        SELECT d.id FROM webhook_delivery d JOIN webhook_endpoint p USING (court)
         WHERE d.court = :court AND d.state = 'PENDING' AND d.next_at <= :now AND p.gone_since IS NULL
           AND (d.lease_until IS NULL OR d.lease_until < :now OR d.lease_until > :never)
           AND NOT EXISTS (
             SELECT FROM webhook_delivery earlier
              WHERE earlier.court = d.court AND earlier.request_no = d.request_no
                AND earlier.state = 'PENDING' AND earlier.seq < d.seq)
         ORDER BY d.next_at, d.seq
         LIMIT :rows
         FOR UPDATE OF d SKIP LOCKED)
      RETURNING id, seq, attempts, queued_at
      """;
  private static final String TOLD =
      """
      UPDATE webhook_delivery
         SET state = 'DELIVERED', attempts = attempts + 1, last_result = :result, ended_at = :now,
             lease_until = NULL
       WHERE id = :id AND state = 'PENDING'
      """;
  private static final String FAILED =
      """
      UPDATE webhook_delivery
         SET attempts = attempts + 1, last_result = :result, lease_until = NULL, next_at = :next,
             state = CASE WHEN :givenUp THEN 'GIVEN_UP' ELSE state END,
             ended_at = CASE WHEN :givenUp THEN cast(:now AS timestamptz) END
       WHERE id = :id AND state = 'PENDING'
      """;
  private static final String GONE =
      "UPDATE webhook_endpoint SET gone_since = :now WHERE court = :court AND gone_since IS NULL";

  private final EntityManager database;
  private final Clock real;
  private final WebhookSettings settings;

  Outbox(EntityManager database, @RealTime Clock real, WebhookSettings settings) {
    this.database = database;
    this.real = real;
    this.settings = settings;
  }

  /** One change that is due. */
  record Due(long id, long seq, int attempts, Instant queuedAt) {}

  /** Queues what has come up since; an endpoint that is new begins with what comes next. */
  @Transactional
  void queue(String court) {
    session().createNativeMutationQuery(BEGIN).setParameter("court", court).executeUpdate();
    session()
        .createNativeMutationQuery(QUEUE)
        .setParameter("court", court)
        .setParameter("now", real.instant())
        .executeUpdate();
  }

  /** Takes what is due, for longer than one call may take; nobody else takes it meanwhile. */
  @Transactional
  List<Due> claim(String court) {
    Instant now = real.instant();
    return session()
        .createNativeQuery(CLAIM, Tuple.class)
        .setParameter("court", court)
        .setParameter("now", now)
        .setParameter("leaseUntil", now.plus(settings.timeout().multipliedBy(2)))
        // longer than anybody was given one: the clock was set back since
        .setParameter("never", now.plus(settings.timeout().multipliedBy(4)))
        .setParameter("rows", settings.callsAtOnce())
        .getResultList()
        .stream()
        .map(row ->
            new Due(
                row.get("id", Long.class),
                row.get("seq", Long.class),
                row.get("attempts", Integer.class),
                row.get("queued_at", Instant.class)))
        .toList();
  }

  @Transactional
  void told(Due due, String result) {
    session()
        .createNativeMutationQuery(TOLD)
        .setParameter("id", due.id())
        .setParameter("result", result)
        .setParameter("now", real.instant())
        .executeUpdate();
  }

  /**
   * @param pause until the next attempt
   * @return whether it is given up
   */
  @Transactional
  boolean failed(Due due, String result, Duration pause) {
    Instant now = real.instant();
    boolean givenUp = now.isAfter(due.queuedAt().plus(settings.giveUpAfter()));
    session()
        .createNativeMutationQuery(FAILED)
        .setParameter("id", due.id())
        .setParameter("result", result)
        .setParameter("next", now.plus(pause))
        .setParameter("givenUp", givenUp)
        .setParameter("now", now)
        .executeUpdate();
    return givenUp;
  }

  /** The endpoint says that it is gone for good: it is left alone until an operator resumes. */
  @Transactional
  void gone(String court) {
    session()
        .createNativeMutationQuery(GONE)
        .setParameter("court", court)
        .setParameter("now", real.instant())
        .executeUpdate();
  }

  private Session session() {
    return database.unwrap(Session.class);
  }
}
