package org.chakong.runtime.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.registry.RegistryEntry;
import org.chakong.contracts.registry.RegistryKind;

/** The registries to look at, as they are known now. */
@ApplicationScoped
public class RegistryView {

  private static final String SELECT =
      """
      SELECT r.*, p.proposed_by, p.decided_by,
             coalesce(p.decided_at, p.proposed_at) AS registered_at
        FROM registry_record r LEFT JOIN registry_proposal p ON p.id = r.proposal_id
      """;

  private final RegistryDatabase database;

  RegistryView(RegistryDatabase database) {
    this.database = database;
  }

  /** An entry and where the list goes on after it. */
  public record Listed(long id, RegistryEntry entry) {}

  /**
   * @param court only what is this court's, null for all
   * @param limit at most so many, null for all
   */
  public List<Listed> on(
      RegistryKind kind, LocalDate day, String court, long after, Integer limit) {
    return database.with(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                     WHERE r.kind = :kind AND r.id > :after
                       AND r.known_until IS NULL
                       AND r.valid_from <= :day
                       AND (r.valid_until IS NULL OR r.valid_until >= :day)
                       AND (cast(:court AS text) IS NULL OR r.court = :court)
                     ORDER BY r.id
                     LIMIT :limit
                    """)
            .bind("kind", kind.name())
            .bind("after", after)
            .bind("day", day)
            .bind("court", court)
            .bind("limit", limit)
            .map((row, context) -> listed(row))
            .list());
  }

  /**
   * What has these words in any of its fields, on whatever days it holds. Fields that tell of a
   * person are found only whole: by parts one could read, letter by letter, what is masked.
   */
  public List<Listed> containing(RegistryKind kind, String words, int limit) {
    return database.with(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                     WHERE r.kind = :kind AND r.known_until IS NULL
                       AND EXISTS (SELECT FROM jsonb_each_text(r.body) AS field
                                    WHERE field.key <> 'kind'
                                      AND CASE WHEN field.key = ANY (:personal)
                                               THEN lower(field.value) = lower(:words)
                                               ELSE position(lower(:words) IN lower(field.value)) > 0
                                          END)
                     ORDER BY r.id
                     LIMIT :limit
                    """)
            .bind("kind", kind.name())
            .bind("words", words)
            .bindArray("personal", String.class, kind.personalFields())
            .bind("limit", limit)
            .map((row, context) -> listed(row))
            .list());
  }

  /** One entry, also one that something later gave way to. */
  public Optional<Listed> entry(RegistryKind kind, long id) {
    return database.with(handle ->
        handle
            .createQuery(SELECT + " WHERE r.kind = :kind AND r.id = :id")
            .bind("kind", kind.name())
            .bind("id", id)
            .map((row, context) -> listed(row))
            .findOne());
  }

  /** How these records stand through the days, those of one record one after the other. */
  public List<Listed> standing(RegistryKind kind, List<String> keys) {
    return database.with(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                     WHERE r.kind = :kind AND r.key = ANY (:keys) AND r.known_until IS NULL
                     ORDER BY r.key, r.valid_from
                    """)
            .bind("kind", kind.name())
            .bindArray("keys", String.class, keys)
            .map((row, context) -> listed(row))
            .list());
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        row.getLong("id"),
        new RegistryEntry(
            row.getString("key"),
            RegistryJson.read(row.getString("body")),
            row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_until", LocalDate.class),
            ProposalRows.instant(row, "registered_at"),
            row.getObject("proposal_id", Long.class),
            row.getString("proposed_by"),
            row.getString("decided_by")));
  }
}
