package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.fund.freeze.FreezeChanged.Cause;
import org.jdbi.v3.core.Jdbi;

/** The parts of freezes in the database; whoever calls has locked their accounts. */
@Singleton
class PartRows {

  private final Jdbi jdbi;

  PartRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All parts of these freezes, each freeze's in the order in which money was taken. */
  List<Part> of(Collection<String> freezeNos) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM freeze_part
                 WHERE freeze_no = ANY (:freezes)
                 ORDER BY sequence, rank
                """)
            .bindArray("freezes", String.class, List.copyOf(freezeNos))
            .map((row, context) -> Part.read(row))
            .list());
  }

  /** A part with the numbers of the case it is for. */
  record OfCase(Part part, String caseNumber, String formerCaseNumber) {}

  /** The open parts of a court on these accounts, the earliest first. */
  List<OfCase> ofCourt(String court, Collection<String> accountNos) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT p.*, f.case_number, f.former_case_number
                  FROM freeze_part p
                  JOIN court_freeze f USING (freeze_no)
                 WHERE p.account_no = ANY (:accounts) AND p.ordered > 0 AND f.court = :court
                 ORDER BY p.sequence, p.rank
                """)
            .bindArray("accounts", String.class, List.copyOf(accountNos))
            .bind("court", court)
            .map((row, context) ->
                new OfCase(
                    Part.read(row),
                    row.getString("case_number"),
                    row.getString("former_case_number")))
            .list());
  }

  /** What a freeze had on an account, in fen, when it ended. */
  record Ended(String accountNo, long ordered, long frozen, TopUp topUp, OffsetDateTime endedAt) {}

  /** What a freeze had when it ended, the account on which it waits first; nothing elsewhere. */
  List<Ended> atTheEnd(String freezeNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT p.account_no, p.top_up, f.ended_at, coalesce(e.ordered_before, 0) AS ordered,
                       coalesce(e.frozen_before, 0) AS frozen
                  FROM court_freeze f
                  JOIN freeze_part p USING (freeze_no)
                  LEFT JOIN LATERAL (SELECT * FROM freeze_event h
                                      WHERE h.freeze_no = f.freeze_no AND h.account_no = p.account_no
                                        AND h.kind = 'EXPIRED' AND h.at = f.ended_at
                                      ORDER BY h.id DESC LIMIT 1) e ON true
                 WHERE f.freeze_no = :freeze
                 ORDER BY p.rank
                """)
            .bind("freeze", freezeNo)
            .map((row, context) ->
                new Ended(
                    row.getString("account_no"),
                    row.getLong("ordered"),
                    row.getLong("frozen"),
                    TopUp.valueOf(row.getString("top_up")),
                    row.getObject("ended_at", OffsetDateTime.class)))
            .list());
  }

  /**
   * Registers the parts of a freeze, as yet without money.
   *
   * @param topUp what the part that waits takes of later money
   * @param stays what was left free for a loan, by account, in fen
   */
  void insert(
      String freezeNo,
      FreezeOrder order,
      BigDecimal place,
      TopUp topUp,
      List<String> accountNos,
      Map<String, Long> stays) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO freeze_part
                       (freeze_no, account_no, rank, sequence, ordered, frozen, top_up, whole_waiting,
                        top_up_on_unseal, spared)
                SELECT :freeze, account_no, place - 1, :sequence, 0, 0, :topUp, :whole, :onUnseal, spared
                  FROM unnest(:accounts, :stays) WITH ORDINALITY AS a (account_no, spared, place)
                """)
            .bind("freeze", freezeNo)
            .bind("sequence", place)
            .bind("topUp", topUp.name())
            .bind("whole", order.secondFreeze() == SecondFreeze.WHOLE_WAITING)
            .bind("onUnseal", order.topUpOnUnseal())
            .bindArray("accounts", String.class, accountNos)
            .bindArray("stays", Long.class, accountNos.stream().map(stays::get).toList())
            .execute());
  }

  /** Of freezes that a sealed account 封存 ends the top-up of; what they wait for stays ordered. */
  void stopTopUp(String accountNo, Instant sealedAt, Act act) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                WITH stopped AS (
                  UPDATE freeze_part p SET top_up = 'NONE'
                    FROM court_freeze f
                   WHERE f.freeze_no = p.freeze_no AND f.placed_at <= :sealedAt
                     AND p.account_no = :account AND p.ordered > 0
                     AND NOT p.top_up_on_unseal AND p.top_up <> 'NONE'
                  RETURNING p.freeze_no, p.account_no, p.ordered, p.frozen
                )
                INSERT INTO freeze_event (freeze_no, account_no, kind, at, actor, why,
                       ordered_before, ordered_after, frozen_before, frozen_after)
                SELECT freeze_no, account_no, 'TOP_UP_STOPPED', :at, :actor, :why,
                       ordered, ordered, frozen, frozen
                  FROM stopped
                """)
            .bind("account", accountNo)
            .bind("sealedAt", sealedAt)
            .bind("at", act.at())
            .bind("actor", act.who().actor())
            .bind("why", act.who().why())
            .execute());
  }

  /**
   * Applies changes and writes the history row of each. At most one change for a part.
   *
   * @throws RuntimeException when a change breaks an invariant that the table states
   */
  void apply(List<PartChange> changes, Cause cause, Act act) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                WITH wanted AS (
                  SELECT * FROM unnest(:freezes, :accounts, :ordered, :frozen, :reserved)
                      AS w (freeze_no, account_no, ordered, frozen, reserved)
                ), changed AS (
                  UPDATE freeze_part p
                     SET ordered = p.ordered + w.ordered,
                         frozen = p.frozen + w.frozen,
                         reserved = p.reserved + w.reserved
                    FROM wanted w
                   WHERE p.freeze_no = w.freeze_no AND p.account_no = w.account_no
                  RETURNING p.freeze_no, p.account_no, p.ordered, p.frozen,
                            w.ordered AS more_ordered, w.frozen AS more_frozen
                ), queued AS (
                  UPDATE freeze_queue q
                     SET open_freezes = q.open_freezes + n.opened
                    FROM (SELECT account_no,
                                 sum((ordered > 0)::int - (ordered - more_ordered > 0)::int)::int AS opened
                            FROM changed GROUP BY account_no) n
                   WHERE q.account_no = n.account_no AND n.opened <> 0
                )
                INSERT INTO freeze_event (freeze_no, account_no, kind, at, actor, why, request_no,
                       ordered_before, ordered_after, frozen_before, frozen_after)
                SELECT freeze_no, account_no, :kind, :at, :actor, :why, :request,
                       ordered - more_ordered, ordered, frozen - more_frozen, frozen
                  FROM changed
                 WHERE more_ordered <> 0 OR more_frozen <> 0
                """)
            .bindArray("freezes", String.class, changes.stream().map(PartChange::freezeNo).toList())
            .bindArray(
                "accounts", String.class, changes.stream().map(PartChange::accountNo).toList())
            .bindArray("ordered", Long.class, changes.stream().map(PartChange::ordered).toList())
            .bindArray("frozen", Long.class, changes.stream().map(PartChange::frozen).toList())
            .bindArray("reserved", Long.class, changes.stream().map(PartChange::reserved).toList())
            .bind("kind", cause.name())
            .bind("at", act.at())
            .bind("actor", act.who().actor())
            .bind("why", act.who().why())
            .bind("request", act.who().requestNo())
            .execute());
  }
}
