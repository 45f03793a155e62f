package org.chakong.runtime.registry;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryRecord;

/** The records: what holds on a day, superseded and never altered. */
@Singleton
class RecordRows {

  private static final String INSERT =
      """
      INSERT INTO registry_record
        (kind, key, court, valid_from, valid_until, known_from, body, proposal_id)
      VALUES (:kind, :key, :court, :from, :until, :at, cast(:body AS jsonb), :proposal)
      """;

  /** On the day, as known at the revision, or at null as known now. */
  static final String STANDS =
      """
      valid_from <= :day AND (valid_until IS NULL OR valid_until >= :day)
        AND (cast(:known AS bigint) IS NULL OR known_from <= :known)
        AND (known_until IS NULL OR known_until > cast(:known AS bigint))
      """;

  private final RegistryDatabase database;

  RecordRows(RegistryDatabase database) {
    this.database = database;
  }

  /** How a record stood until something else was said. */
  record Period(LocalDate from, LocalDate until, RegistryRecord record, Long proposal) {}

  /**
   * Takes the lock under which alone registries change.
   *
   * @return the revision with which the change is known
   */
  long beginChange() {
    return database.with(handle ->
        handle
            .createQuery(
                """
                UPDATE registry_revision SET revision = revision + 1 RETURNING revision
                """)
            .mapTo(Long.class)
            .one());
  }

  /** Supersedes what stands on the day and later; answers how it stood. */
  List<Period> supersede(RegistryKind kind, String key, LocalDate from, long at) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                UPDATE registry_record SET known_until = :at
                 WHERE kind = :kind AND key = :key AND known_until IS NULL
                   AND (valid_until IS NULL OR valid_until >= :from)
                RETURNING valid_from, valid_until, body, proposal_id
                """)
            .bind("kind", kind.name())
            .bind("key", key)
            .bind("from", from)
            .bind("at", at)
            .map((row, context) ->
                new Period(
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_until", LocalDate.class),
                    RegistryJson.read(row.getString("body")),
                    row.getObject("proposal_id", Long.class)))
            .list());
  }

  void insert(Period period, long at) {
    database.with(handle ->
        handle
            .createUpdate(INSERT)
            .bind("kind", period.record().kind().name())
            .bind("key", period.record().key())
            .bind("court", period.record().ofCourt())
            .bind("from", period.from())
            .bind("until", period.until())
            .bind("at", at)
            .bind("body", RegistryJson.write(period.record()))
            .bind("proposal", period.proposal())
            .execute());
  }

  /** Days from this one on, this one first, on which the list of courts begins to be another. */
  List<LocalDate> courtDays(LocalDate from) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT cast(:from AS date) AS day
                UNION SELECT valid_from FROM registry_record
                       WHERE kind = 'COURT' AND known_until IS NULL AND valid_from > :from
                UNION SELECT valid_until + 1 FROM registry_record
                       WHERE kind = 'COURT' AND known_until IS NULL AND valid_until >= :from
                ORDER BY day
                """)
            .bind("from", from)
            .mapTo(LocalDate.class)
            .list());
  }

  /**
   * What is registered for a day, in the order of registration.
   *
   * @param known the revision up to which it counts, null for all
   */
  <T extends RegistryRecord> List<T> on(
      Class<T> type, RegistryKind kind, LocalDate day, Long known) {
    return database.with(handle ->
        handle
            .createQuery(
                "SELECT body FROM registry_record WHERE kind = :kind AND "
                    + STANDS
                    + " ORDER BY id")
            .bind("kind", kind.name())
            .bind("day", day)
            .bind("known", known)
            .map((row, context) -> type.cast(RegistryJson.read(row.getString("body"))))
            .list());
  }

  /** Of these keys those under which anything was ever registered. */
  Set<String> known(RegistryKind kind, List<String> keys) {
    return database.with(handle ->
        handle
            .createQuery("SELECT key FROM registry_record WHERE kind = :kind AND key = ANY (:keys)")
            .bind("kind", kind.name())
            .bindArray("keys", String.class, keys)
            .mapTo(String.class)
            .set());
  }

  /** Takes the lock of {@link #beginChange}; true when nothing was ever registered. */
  boolean lockEmpty() {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT NOT EXISTS (SELECT FROM registry_record) FROM registry_revision FOR UPDATE
                """)
            .mapTo(Boolean.class)
            .one());
  }
}
