package org.chakong.fund.core.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.CoreEvent;
import org.chakong.contracts.message.Digests;
import org.jdbi.v3.core.Jdbi;

/** Which core events have been applied, and with what content. */
@Singleton
class CoreEventRows {
  private static final ObjectMapper JSON = ContractJson.strict();

  private final Jdbi jdbi;

  CoreEventRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Equal for events that say the same, however they were written. */
  static String fingerprint(CoreEvent event) {
    OffsetDateTime at =
        event.at() == null ? null : event.at().withOffsetSameInstant(ZoneOffset.UTC);
    CoreEvent same =
        new CoreEvent(
            event.eventId(),
            event.type(),
            event.accountNo(),
            at,
            event.amount(),
            event.month(),
            event.state(),
            event.status(),
            event.loan(),
            event.guarantee(),
            event.agreement());
    try {
      return Digests.sha256Hex(JSON.writeValueAsBytes(same));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<String> fingerprintOf(String eventId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT fingerprint FROM core_event WHERE event_id = :event")
            .bind("event", eventId)
            .mapTo(String.class)
            .findOne());
  }

  /** Whether the number was still unused; waits for whoever is just using it. */
  boolean insert(CoreEvent event, OffsetDateTime at) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO core_event (event_id, fingerprint, account_no, type, at)
                VALUES (:event, :fingerprint, :account, :type, :at)
                ON CONFLICT DO NOTHING
                """)
            .bind("event", event.eventId())
            .bind("fingerprint", fingerprint(event))
            .bind("account", event.accountNo())
            .bind("type", event.type().name())
            .bind("at", at)
            .execute())
        == 1;
  }
}
