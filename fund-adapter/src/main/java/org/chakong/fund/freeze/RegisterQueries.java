package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.decide.FreezeFacts;
import org.jdbi.v3.core.Jdbi;

/** Reads of the register that change nothing. */
@Singleton
class RegisterQueries {

  private static final String FACTS =
      """
      SELECT f.*,
             (SELECT sum(p.frozen)::bigint FROM freeze_part p WHERE p.freeze_no = f.freeze_no) AS frozen
        FROM court_freeze f
      """;

  private final Jdbi jdbi;

  RegisterQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<FreezeFacts> find(String freezeNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(FACTS + " WHERE f.freeze_no = :freeze")
            .bind("freeze", freezeNo)
            .map((row, context) -> facts(row))
            .findOne());
  }

  List<FreezeFacts> openAlike(String personKey, String court, Money ordered, String ruling) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                FACTS
                    + """
                     WHERE f.person_key = :person AND f.state IN ('ACTIVE', 'WAITING')
                       AND f.court = :court AND f.first_ordered = :ordered
                       AND coalesce(f.ruling_number, '') = coalesce(:ruling, '')
                     ORDER BY f.sequence
                    """)
            .bind("person", personKey)
            .bind("court", court)
            .bind("ordered", ordered.fen())
            .bind("ruling", ruling)
            .map((row, context) -> facts(row))
            .list());
  }

  List<FreezeFacts> openOf(String personKey, Collection<String> courts) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                FACTS
                    + """
                     WHERE f.person_key = :person AND f.state IN ('ACTIVE', 'WAITING')
                       AND f.court = ANY (:courts)
                     ORDER BY f.sequence
                    """)
            .bind("person", personKey)
            .bindArray("courts", String.class, List.copyOf(courts))
            .map((row, context) -> facts(row))
            .list());
  }

  boolean calendarIncomplete(String freezeNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT calendar_incomplete FROM court_freeze WHERE freeze_no = :freeze")
            .bind("freeze", freezeNo)
            .mapTo(Boolean.class)
            .findOne()
            .orElse(false));
  }

  /** A printed end that lapsed while the freeze waited has ended it like any other. */
  private static LocalDate until(FreezeRow freeze) {
    if (freeze.calendarIncomplete()) {
      return null;
    }
    return freeze.state() == FreezeView.State.EXPIRED ? freeze.shownUntil() : freeze.until();
  }

  private static FreezeFacts facts(ResultSet row) throws SQLException {
    FreezeRow freeze = FreezeRow.read(row);
    return new FreezeFacts(
        freeze.freezeNo(),
        freeze.court(),
        freeze.caseNumber(),
        freeze.formerCaseNumber(),
        freeze.requestNo(),
        freeze.state(),
        until(freeze),
        Money.ofFen(row.getLong("first_ordered")),
        Money.ofFen(row.getLong("frozen")),
        freeze.rulingNumber(),
        freeze.pendingDeductions() > 0);
  }
}
