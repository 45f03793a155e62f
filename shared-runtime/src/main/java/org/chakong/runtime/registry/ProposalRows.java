package org.chakong.runtime.registry;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.registry.RegistryChange;
import org.chakong.contracts.registry.RegistryDecision;
import org.chakong.contracts.registry.RegistryKind;
import org.chakong.contracts.registry.RegistryProposal;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was proposed, by whom, and who decided it. */
@Singleton
public class ProposalRows {

  private final RegistryDatabase database;

  ProposalRows(RegistryDatabase database) {
    this.database = database;
  }

  /** One change of a record with the proposal that brought it. */
  public record Step(RegistryProposal proposal, RegistryChange change) {}

  RegistryProposal insert(
      RegistryKind kind,
      RegistryProposal.State state,
      List<RegistryChange> changes,
      String comment,
      String person,
      Instant at) {
    RegistryProposal stored =
        database.with(handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO registry_proposal
                      (kind, state, changes, proposed_by, proposed_at, comment)
                    VALUES (:kind, :state, :changes, :person, :at, :comment)
                    RETURNING *
                    """)
                .bind("kind", kind.name())
                .bind("state", state.name())
                .bind("changes", changes.size())
                .bind("person", person)
                .bind("at", at)
                .bind("comment", comment)
                .map((row, context) -> proposal(row))
                .one());
    insertChanges(stored.id(), changes);
    return stored;
  }

  private void insertChanges(long proposal, List<RegistryChange> changes) {
    database.with(handle -> {
      PreparedBatch batch =
          handle.prepareBatch(
              """
              INSERT INTO registry_change
                (proposal_id, line, operation, key, valid_from, valid_until, body)
              VALUES (:proposal, :line, :operation, :key, :from, :until, cast(:body AS jsonb))
              """);
      for (RegistryChange change : changes) {
        batch
            .bind("proposal", proposal)
            .bind("line", change.line())
            .bind("operation", change.operation().name())
            .bind("key", change.key())
            .bind("from", change.validFrom())
            .bind("until", change.validUntil())
            .bind("body", RegistryJson.write(change.record()))
            .add();
      }
      return batch.execute();
    });
  }

  /** The proposal, with nobody else deciding it meanwhile. */
  Optional<RegistryProposal> lock(long id) {
    return database.with(handle ->
        handle
            .createQuery("SELECT * FROM registry_proposal WHERE id = :id FOR UPDATE")
            .bind("id", id)
            .map((row, context) -> proposal(row))
            .findOne());
  }

  RegistryProposal decide(long id, RegistryDecision decision, String person, Instant at) {
    RegistryProposal.State state =
        switch (decision.decision()) {
          case APPROVE -> RegistryProposal.State.APPROVED;
          case REJECT -> RegistryProposal.State.REJECTED;
        };
    return database.with(handle ->
        handle
            .createQuery(
                """
                UPDATE registry_proposal
                   SET state = :state, decided_by = :person, decided_at = :at,
                       decision_comment = :comment
                 WHERE id = :id
                RETURNING *
                """)
            .bind("id", id)
            .bind("state", state.name())
            .bind("person", person)
            .bind("at", at)
            .bind("comment", decision.comment())
            .map((row, context) -> proposal(row))
            .one());
  }

  /** Newest first, those before this number. */
  List<RegistryProposal> before(long number, boolean openOnly, int limit) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM registry_proposal
                 WHERE id < :before AND (NOT :open OR state = 'PROPOSED')
                 ORDER BY id DESC
                 LIMIT :limit
                """)
            .bind("before", number)
            .bind("open", openOnly)
            .bind("limit", limit)
            .map((row, context) -> proposal(row))
            .list());
  }

  public Optional<RegistryProposal> find(long id) {
    return database.with(handle ->
        handle
            .createQuery("SELECT * FROM registry_proposal WHERE id = :id")
            .bind("id", id)
            .map((row, context) -> proposal(row))
            .findOne());
  }

  /** What was ever proposed of one record, newest first. */
  public List<Step> of(RegistryKind kind, String key, int limit) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT p.*, c.line, c.operation, c.key, c.valid_from, c.valid_until, c.body
                  FROM registry_change c JOIN registry_proposal p ON p.id = c.proposal_id
                 WHERE c.key = :key AND p.kind = :kind
                 ORDER BY p.id DESC
                 LIMIT :limit
                """)
            .bind("key", key)
            .bind("kind", kind.name())
            .bind("limit", limit)
            .map((row, context) -> new Step(proposal(row), change(row)))
            .list());
  }

  List<RegistryChange> changes(long proposal, int afterLine, int limit) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM registry_change
                 WHERE proposal_id = :proposal AND line > :after
                 ORDER BY line
                 LIMIT :limit
                """)
            .bind("proposal", proposal)
            .bind("after", afterLine)
            .bind("limit", limit)
            .map((row, context) -> change(row))
            .list());
  }

  private static RegistryProposal proposal(ResultSet row) throws SQLException {
    return new RegistryProposal(
        row.getLong("id"),
        RegistryKind.valueOf(row.getString("kind")),
        RegistryProposal.State.valueOf(row.getString("state")),
        row.getInt("changes"),
        row.getString("proposed_by"),
        instant(row, "proposed_at"),
        row.getString("comment"),
        row.getString("decided_by"),
        instant(row, "decided_at"),
        row.getString("decision_comment"));
  }

  private static RegistryChange change(ResultSet row) throws SQLException {
    return new RegistryChange(
        row.getInt("line"),
        RegistryChange.Operation.valueOf(row.getString("operation")),
        row.getString("key"),
        RegistryJson.read(row.getString("body")),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_until", LocalDate.class));
  }

  static OffsetDateTime instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.atZoneSameInstant(LegalZone.ZONE).toOffsetDateTime();
  }
}
