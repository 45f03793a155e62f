package org.chakong.fund.deduct;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.fund.freeze.Who;
import org.jdbi.v3.core.Jdbi;

/** Deductions in the database. */
@Singleton
class DeductionRows {

  private final Jdbi jdbi;

  DeductionRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  String insert(DeductionOrder order, List<Take> takes, Who who) {
    OffsetDateTime at = order.receivedAt().atZone(LegalZone.ZONE).toOffsetDateTime();
    String deductionNo = insert(order, takes, at);
    insertTakes(deductionNo, takes);
    note(deductionNo, DeductionRow.State.RESERVED, at, who);
    return deductionNo;
  }

  private String insert(DeductionOrder order, List<Take> takes, OffsetDateTime at) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                INSERT INTO deduction (deduction_no, request_no, sequence, court, case_number,
                       account_no, freeze_no, ordered, from_freeze, from_free, state, payee_name,
                       payee_account, payee_bank, payee_bank_code, reserved_at)
                VALUES (coalesce((SELECT deduction_no FROM restored_number WHERE request_no = :request),
                                 'D' || to_char(:day::date, 'YYYYMMDD') || to_char(nextval('deduction_no'), 'FM9999999999900000000')),
                       :request, :sequence, :court, :case,
                       :account, :freeze, :ordered, :fromFreeze, :fromFree, 'RESERVED', :payee.accountName,
                       :payee.accountNo, :payee.bankName, :payee.bankCode, :at)
                RETURNING deduction_no
                """)
            .bind("day", at.toLocalDate())
            .bind("request", order.requestNo())
            .bind("sequence", order.sequence())
            .bind("court", order.court())
            .bind("case", order.caseNumber())
            .bind("account", takes.get(0).accountNo())
            .bind("freeze", order.freezeNo())
            .bind("ordered", order.ordered().fen())
            .bind("fromFreeze", sum(takes, false))
            .bind("fromFree", sum(takes, true))
            .bindMethods("payee", order.payee())
            .bind("at", at)
            .mapTo(String.class)
            .one());
  }

  private static long sum(List<Take> takes, boolean free) {
    return takes.stream().filter(take -> take.isFree() == free).mapToLong(Take::fen).sum();
  }

  private void insertTakes(String deductionNo, List<Take> takes) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO deduction_take (deduction_no, rank, account_no, freeze_no, amount)
                SELECT :deduction, rank, account_no, freeze_no, fen
                  FROM unnest(:ranks, :accounts, :freezes, :fen) AS t (rank, account_no, freeze_no, fen)
                """)
            .bind("deduction", deductionNo)
            .bindArray("ranks", Integer.class, IntStream.range(0, takes.size()).boxed().toList())
            .bindArray("accounts", String.class, takes.stream().map(Take::accountNo).toList())
            .bindArray("freezes", String.class, takes.stream().map(Take::freezeNo).toList())
            .bindArray("fen", Long.class, takes.stream().map(Take::fen).toList())
            .execute());
  }

  Optional<DeductionRow> find(String deductionNo) {
    return read("SELECT * FROM deduction WHERE deduction_no = :no", deductionNo);
  }

  Optional<DeductionRow> lock(String deductionNo) {
    return read("SELECT * FROM deduction WHERE deduction_no = :no FOR UPDATE", deductionNo);
  }

  private Optional<DeductionRow> read(String sql, String deductionNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(sql)
            .bind("no", deductionNo)
            .map((row, context) -> DeductionRow.read(row))
            .findOne());
  }

  List<Take> takes(String deductionNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT * FROM deduction_take WHERE deduction_no = :no ORDER BY rank")
            .bind("no", deductionNo)
            .map((row, context) ->
                new Take(
                    row.getString("account_no"), row.getString("freeze_no"), row.getLong("amount")))
            .list());
  }

  void instructed(String deductionNo, Instant at, Who who) {
    change(deductionNo, DeductionRow.State.INSTRUCTED, "instructed_at = :at", null, at, who);
  }

  void settled(String deductionNo, DeductionRow.State as, String reference, Instant at, Who who) {
    change(deductionNo, as, "settled_at = :at, bank_reference = :reference", reference, at, who);
  }

  void cancelled(String deductionNo, Instant at, Who who) {
    change(deductionNo, DeductionRow.State.CANCELLED, "bank_reference = NULL", null, at, who);
  }

  private void change(
      String deductionNo,
      DeductionRow.State to,
      String with,
      String reference,
      Instant instant,
      Who who) {
    OffsetDateTime at = instant.atZone(LegalZone.ZONE).toOffsetDateTime();
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "UPDATE deduction SET state = :state, " + with + " WHERE deduction_no = :no")
            .bind("no", deductionNo)
            .bind("state", to.name())
            .bind("at", at)
            .bind("reference", reference)
            .execute());
    note(deductionNo, to, at, who);
  }

  private void note(String deductionNo, DeductionRow.State after, OffsetDateTime at, Who who) {
    jdbi.useHandle(handle ->
        handle.execute(
            """
            INSERT INTO deduction_event (deduction_no, state_after, at, actor, why, request_no)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            deductionNo,
            after.name(),
            at,
            who.actor(),
            who.why(),
            who.requestNo()));
  }
}
