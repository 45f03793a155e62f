package org.chakong.fund.core.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.CoreEvent;
import org.chakong.runtime.restore.LocalWords.LocalWord;
import org.jdbi.v3.core.Jdbi;

/** Core events that wait for their place in a restoration, and what came of each. */
@Singleton
class KeptEventRows {

  private static final ObjectMapper JSON = ContractJson.strict();
  private static final int LISTED = 200;

  private static final String KEEP =
      """
      INSERT INTO kept_core_event (restoration, event_id, fingerprint, event, at, kept_at)
      VALUES (:restoration, :event, :fingerprint, CAST(:body AS jsonb), :at, :now)
      ON CONFLICT DO NOTHING
      """;
  private static final String FIRST =
      """
      SELECT id, at FROM kept_core_event
       WHERE restoration = :restoration AND result IS NULL
       ORDER BY coalesce(at, 'infinity'), id LIMIT 1
      """;
  private static final String DONE =
      """
      UPDATE kept_core_event SET result = :result, code = :code, done_at = :now
       WHERE id = :id AND result IS NULL
      """;

  /** What was refused may have been sent again since, and applied. */
  private static final String REFUSED =
      """
       FROM kept_core_event k
       WHERE k.result IN ('REFUSED', 'FAILED')
         AND NOT EXISTS (SELECT FROM core_event e WHERE e.event_id = k.event_id)
         AND k.restoration =
      """;

  private final Jdbi jdbi;

  KeptEventRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Keeps an event, once for each restoration.
   *
   * @return false when another event is kept under its number
   */
  boolean keep(long restoration, CoreEvent event, OffsetDateTime now) {
    String fingerprint = CoreEventRows.fingerprint(event);
    return jdbi.withHandle(handle -> {
      handle
          .createUpdate(KEEP)
          .bind("restoration", restoration)
          .bind("event", event.eventId())
          .bind("fingerprint", fingerprint)
          .bind("body", written(event))
          .bind("at", event.at())
          .bind("now", now)
          .execute();
      return handle
          .select(
              "SELECT fingerprint FROM kept_core_event WHERE restoration = ? AND event_id = ?",
              restoration,
              event.eventId())
          .mapTo(String.class)
          .one()
          .equals(fingerprint);
    });
  }

  Optional<LocalWord> first(long restoration) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(FIRST)
            .bind("restoration", restoration)
            .map((row, context) -> new LocalWord(row.getLong("id"), at(row)))
            .findOne());
  }

  private static Instant at(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
    return at == null ? Instant.MAX : at.toInstant();
  }

  /** One that is not done yet; locked until the caller's transaction ends. */
  Optional<CoreEvent> undone(long id) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                "SELECT event::text FROM kept_core_event WHERE id = ? AND result IS NULL FOR UPDATE",
                id)
            .mapTo(String.class)
            .findOne()
            .map(KeptEventRows::read));
  }

  /**
   * @param code why it was refused, null otherwise
   */
  void done(long id, String result, String code, OffsetDateTime now) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(DONE)
            .bind("id", id)
            .bind("result", result)
            .bind("code", code)
            .bind("now", now)
            .execute());
  }

  KeptCoreEvents.Figures figures(long restoration) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT count(*) AS kept, count(result) AS done, min(at) AS earliest, max(at) AS latest
                  FROM kept_core_event WHERE restoration = ?
                """,
                restoration)
            .map((row, context) ->
                new KeptCoreEvents.Figures(
                    row.getLong("kept"),
                    row.getLong("done"),
                    row.getObject("earliest", OffsetDateTime.class),
                    row.getObject("latest", OffsetDateTime.class)))
            .one());
  }

  /** Those that were refused and have not been applied since, the first kept first. */
  List<KeptCoreEvents.Refused> refused(long restoration) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                "SELECT k.event_id, k.at, coalesce(k.code, k.result) AS code"
                    + REFUSED
                    + " ? ORDER BY k.id LIMIT ?",
                restoration,
                LISTED)
            .map((row, context) ->
                new KeptCoreEvents.Refused(
                    row.getString("event_id"),
                    row.getObject("at", OffsetDateTime.class),
                    row.getString("code")))
            .list());
  }

  /** Of the newest restoration. */
  long refused() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT count(*)" + REFUSED + "(SELECT max(number) FROM restoration)")
            .mapTo(Long.class)
            .one());
  }

  private static String written(CoreEvent event) {
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CoreEvent read(String event) {
    try {
      return JSON.readValue(event, CoreEvent.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
