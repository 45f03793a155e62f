package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.core.Core;
import org.chakong.fund.core.Funds;
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
  private final Core core;

  RegisterQueries(Jdbi jdbi, Core core) {
    this.jdbi = jdbi;
    this.core = core;
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

  boolean calendarIncomplete(String freezeNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT calendar_incomplete FROM court_freeze WHERE freeze_no = :freeze")
            .bind("freeze", freezeNo)
            .mapTo(Boolean.class)
            .findOne()
            .orElse(false));
  }

  List<RegisterEntry> entries(String accountNo) {
    Funds funds = core.funds(List.of(accountNo)).get(accountNo);
    boolean contributing = funds != null && funds.contributing();
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT f.*, p.ordered, p.frozen, p.waiting, p.top_up,
                       row_number() OVER (ORDER BY p.sequence)::int AS position
                  FROM freeze_part p
                  JOIN court_freeze f USING (freeze_no)
                 WHERE p.account_no = :account AND p.ordered > 0
                 ORDER BY p.sequence
                """)
            .bind("account", accountNo)
            .map((row, context) -> entry(row, contributing))
            .list());
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
        freeze.calendarIncomplete() ? null : freeze.until(),
        Money.ofFen(row.getLong("first_ordered")),
        Money.ofFen(row.getLong("frozen")),
        freeze.rulingNumber(),
        freeze.pendingDeductions() > 0);
  }

  private static RegisterEntry entry(ResultSet row, boolean contributing) throws SQLException {
    long waiting = row.getLong("waiting");
    TopUp topUp = TopUp.valueOf(row.getString("top_up"));
    return new RegisterEntry(
        row.getString("freeze_no"),
        row.getString("request_no"),
        row.getString("court"),
        row.getString("case_number"),
        FreezeView.State.valueOf(row.getString("state")),
        Money.ofFen(row.getLong("ordered")),
        Money.ofFen(row.getLong("frozen")),
        Money.ofFen(waiting),
        row.getInt("position"),
        waiting > 0 && topUp != TopUp.NONE && contributing,
        row.getObject("from_day", LocalDate.class),
        FreezeRow.read(row).shownUntil());
  }
}
