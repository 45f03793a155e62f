package org.chakong.fund.backentry;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.BackEntry.State;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.fund.request.StoredJson;
import org.jdbi.v3.core.Jdbi;

/** The entries in the database. */
@Singleton
class EntryRows {

  private final Jdbi jdbi;

  EntryRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Whether it was added; an entry of that number stays what it is. */
  boolean add(
      AssistanceRequest request, Instant servedAt, String reason, Instant at, String clerk) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO back_entry (request_no, action, court, body, served_at, reason, state,
                           entered_at, entered_by)
                    VALUES (:no, :action, :court, :body, :served, :reason, 'PENDING', :at, :clerk)
                    ON CONFLICT (request_no) DO NOTHING
                    """)
                .bind("no", request.requestNo())
                .bind("action", request.action().name())
                .bind("court", request.courtCase().holder())
                .bind("body", StoredJson.write(request))
                .bind("served", legal(servedAt))
                .bind("reason", reason)
                .bind("at", legal(at))
                .bind("clerk", clerk)
                .execute()
            == 1);
  }

  Optional<Entered> find(String requestNo) {
    return one("SELECT * FROM back_entry WHERE request_no = :no", requestNo);
  }

  /** The same, kept from everybody else until the transaction ends. */
  Optional<Entered> lock(String requestNo) {
    return one("SELECT * FROM back_entry WHERE request_no = :no FOR UPDATE", requestNo);
  }

  /**
   * The numbers of those that wait and were served before that moment; none that could not be ended
   * by itself.
   */
  List<String> pendingServedBefore(Instant servedAt) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT b.request_no FROM back_entry b
                 WHERE b.state = 'PENDING' AND b.served_at < :at
                   AND NOT EXISTS (SELECT FROM singled_out s
                                    WHERE s.task_name = 'lapse-back-entry' AND s.task_instance = b.request_no)
                 ORDER BY b.number
                """)
            .bind("at", legal(servedAt))
            .mapTo(String.class)
            .list());
  }

  private Optional<Entered> one(String sql, String requestNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(sql)
            .bind("no", requestNo)
            .map((row, context) -> Entered.read(row))
            .findOne());
  }

  Entered end(String requestNo, State state, Instant at, String person, String comment) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                UPDATE back_entry SET state = :state, ended_at = :at, ended_by = :person, comment = :comment
                 WHERE request_no = :no
                RETURNING *
                """)
            .bind("no", requestNo)
            .bind("state", state.name())
            .bind("at", legal(at))
            .bind("person", person)
            .bind("comment", comment)
            .map((row, context) -> Entered.read(row))
            .one());
  }

  /** Those that nobody approved in time, newest first, below the number given. */
  List<Entered> newestLapsed(long below, int limit) {
    return newest(" AND state = 'WITHDRAWN' AND ended_by = 'system'", below, limit);
  }

  /**
   * Newest first, below the number given.
   *
   * @param state null for all
   */
  List<Entered> newest(State state, long below, int limit) {
    return newest(state == null ? "" : " AND state = '" + state.name() + "'", below, limit);
  }

  private List<Entered> newest(String only, long below, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT * FROM back_entry WHERE number < :below"
                    + only
                    + " ORDER BY number DESC LIMIT :limit")
            .bind("below", below)
            .bind("limit", limit)
            .map((row, context) -> Entered.read(row))
            .list());
  }

  private static OffsetDateTime legal(Instant at) {
    return at.atZone(LegalZone.ZONE).toOffsetDateTime();
  }
}
