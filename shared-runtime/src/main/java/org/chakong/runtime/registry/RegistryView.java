package org.chakong.runtime.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.chakong.contracts.registry.RegistryEntry;
import org.chakong.contracts.registry.RegistryKind;

/** The registries to look at, as they are known now. */
@ApplicationScoped
class RegistryView {

  private final RegistryDatabase database;

  RegistryView(RegistryDatabase database) {
    this.database = database;
  }

  /** An entry and where the list goes on after it. */
  record Listed(long id, RegistryEntry entry) {}

  /**
   * @param court only what is this court's, null for all
   * @param limit at most so many, null for all
   */
  List<Listed> on(RegistryKind kind, LocalDate day, String court, long after, Integer limit) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT r.*, p.proposed_by, p.decided_by,
                       coalesce(p.decided_at, p.proposed_at) AS registered_at
                  FROM registry_record r LEFT JOIN registry_proposal p ON p.id = r.proposal_id
                 WHERE r.kind = :kind AND r.id > :after
                   AND r.known_until IS NULL
                   AND r.valid_from <= :day AND (r.valid_until IS NULL OR r.valid_until >= :day)
                   AND (cast(:court AS text) IS NULL OR r.court = :court)
                 ORDER BY r.id
                 LIMIT :limit
                """)
            .bind("kind", kind.name())
            .bind("after", after)
            .bind("day", day)
            .bind("court", court)
            .bind("limit", limit)
            .map((row, context) ->
                new Listed(
                    row.getLong("id"),
                    new RegistryEntry(
                        row.getString("key"),
                        RegistryJson.read(row.getString("body")),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        ProposalRows.instant(row, "registered_at"),
                        row.getObject("proposal_id", Long.class),
                        row.getString("proposed_by"),
                        row.getString("decided_by"))))
            .list());
  }
}
