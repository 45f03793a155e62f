package org.chakong.gateway.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.Page;
import org.chakong.contracts.api.WebhookDelivery;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.gateway.request.Position;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.retention.RetainedTable;
import org.chakong.runtime.retention.RetentionSettings;
import org.chakong.runtime.web.Cursor;
import org.chakong.runtime.web.PageRequest;
import org.hibernate.Session;

/** What operators see of webhooks, and do about them. */
@ApplicationScoped
public class WebhookLedger {

  private static final String COLUMNS =
      """
      d.id, d.court, d.seq, d.request_no, d.state, d.attempts, d.queued_at, d.next_at, d.ended_at,
      d.last_result, p.gone_since
        FROM webhook_delivery d JOIN webhook_endpoint p USING (court)
      """;
  private static final String LIST =
      "SELECT "
          + COLUMNS
          + """
           WHERE (cast(:state AS text) IS NULL OR d.state = :state) AND d.id > :after
           ORDER BY d.id
           LIMIT :rows
          """;
  private static final String FIND = "SELECT " + COLUMNS + " WHERE d.id = :id";
  private static final String RETRY =
      """
      UPDATE webhook_delivery
         SET state = 'PENDING', ended_at = NULL, next_at = :now, queued_at = :now
       WHERE id = :id AND state <> 'DELIVERED'
      """;
  private static final String RESUME =
      """
      UPDATE webhook_endpoint SET gone_since = NULL
       WHERE court = (SELECT court FROM webhook_delivery WHERE id = :id)
      """;
  private static final String OLDEST =
      "SELECT min(queued_at) FROM webhook_delivery WHERE state = 'PENDING'";
  private static final String GONE =
      "SELECT count(*) FROM webhook_endpoint WHERE gone_since IS NOT NULL";

  private final EntityManager database;
  private final Clock real;

  WebhookLedger(EntityManager database, @RealTime Clock real) {
    this.database = database;
    this.real = real;
  }

  @Produces
  @Singleton
  RetainedTable keptForATime(RetentionSettings settings) {
    return new RetainedTable(
        "webhook_delivery", "id", "ended_at", "state <> 'PENDING'", settings.deliveries());
  }

  /** Deliveries, oldest first; null does not restrict. */
  @Transactional
  public Page<WebhookDelivery> page(WebhookDelivery.State state, PageRequest page) {
    List<Tuple> rows =
        session()
            .createNativeQuery(LIST, Tuple.class)
            .setParameter("state", state == null ? null : state.name(), String.class)
            .setParameter("after", Position.after(page, 0))
            .setParameter("rows", page.fetch())
            .getResultList();
    return page.page(rows, WebhookLedger::delivery, row -> Cursor.after(row.get("id", Long.class)));
  }

  /**
   * Tries a delivery again at once, also one that was given up, and calls an endpoint again that
   * said it was gone. What was delivered stays so.
   *
   * @return empty when there is no such delivery
   */
  @Transactional
  public Optional<WebhookDelivery> retry(long id) {
    session()
        .createNativeMutationQuery(RETRY)
        .setParameter("id", id)
        .setParameter("now", real.instant())
        .executeUpdate();
    session().createNativeMutationQuery(RESUME).setParameter("id", id).executeUpdate();
    return session()
        .createNativeQuery(FIND, Tuple.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .map(WebhookLedger::delivery)
        .findFirst();
  }

  /** How long the oldest change has been waiting to be told, real time. */
  @Transactional
  Duration oldestPending() {
    return Optional.ofNullable(session().createNativeQuery(OLDEST, Instant.class).getSingleResult())
        .map(since -> Duration.between(since, real.instant()))
        .orElse(Duration.ZERO);
  }

  /** How many endpoints said that they are gone. */
  @Transactional
  long gone() {
    return session().createNativeQuery(GONE, Long.class).getSingleResult();
  }

  private static WebhookDelivery delivery(Tuple row) {
    return new WebhookDelivery(
        row.get("id", Long.class),
        row.get("court", String.class),
        row.get("seq", Long.class),
        row.get("request_no", String.class),
        WebhookDelivery.State.valueOf(row.get("state", String.class)),
        row.get("attempts", Integer.class),
        at(row, "queued_at"),
        at(row, "next_at"),
        at(row, "ended_at"),
        row.get("last_result", String.class),
        at(row, "gone_since"));
  }

  private static OffsetDateTime at(Tuple row, String column) {
    return Optional.ofNullable(row.get(column, Instant.class))
        .map(at -> at.atZone(LegalZone.ZONE).toOffsetDateTime())
        .orElse(null);
  }

  private Session session() {
    return database.unwrap(Session.class);
  }
}
