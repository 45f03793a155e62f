package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.freeze.FreezeChanged.Cause;
import org.jdbi.v3.core.Jdbi;

/** The freezes themselves in the database: state, court, case. */
@Singleton
class FreezeRows {

  private final Jdbi jdbi;
  private final FreezeHistory history;

  FreezeRows(Jdbi jdbi, FreezeHistory history) {
    this.jdbi = jdbi;
    this.history = history;
  }

  /** Locks freezes in ascending order of number; the accounts come before them. */
  Map<String, FreezeRow> lock(Collection<String> freezeNos) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM court_freeze WHERE freeze_no = ANY (:freezes) ORDER BY freeze_no FOR UPDATE
                """)
            .bindArray("freezes", String.class, List.copyOf(freezeNos))
            .map((row, context) -> FreezeRow.read(row))
            .list()
            .stream()
            .collect(Collectors.toMap(FreezeRow::freezeNo, Function.identity())));
  }

  /**
   * @param servedPlace where a back-entered freeze stands; null at the end
   */
  String insert(FreezeOrder order, BigDecimal servedPlace) {
    LocalDate day = LegalZone.dayOf(order.receivedAt());
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                INSERT INTO court_freeze (freeze_no, request_no, sequence, place, court, case_number, person_key,
                       ruling_number, first_ordered, state, term_months, printed_until, rolls, placed_at)
                VALUES (coalesce((SELECT freeze_no FROM restored_number WHERE request_no = :request),
                                 'F' || to_char(:day::date, 'YYYYMMDD') || to_char(nextval('freeze_no'), 'FM9999999999900000000')),
                       :request, :sequence, :place, :court, :case, :person,
                       :ruling, :ordered, 'WAITING', :months, :until, :rolls, :at)
                RETURNING freeze_no
                """)
            .bind("day", day)
            .bind("request", order.requestNo())
            .bind("sequence", order.sequence())
            .bind("place", servedPlace)
            .bind("court", order.court())
            .bind("case", order.caseNumber())
            .bind("person", order.personKey())
            .bind("ruling", order.rulingNumber())
            .bind("ordered", order.ordered().fen())
            .bind("months", order.termMonths())
            .bind("until", order.until())
            .bind("rolls", order.rollsOverRestDay())
            .bind("at", order.receivedAt().atZone(LegalZone.ZONE).toOffsetDateTime())
            .mapTo(String.class)
            .one());
  }

  void end(Collection<String> freezeNos, FreezeView.State state, Cause cause, Act act) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE court_freeze SET state = :state, ended_at = :at WHERE freeze_no = ANY (:freezes)
                """)
            .bindArray("freezes", String.class, List.copyOf(freezeNos))
            .bind("state", state.name())
            .bind("at", act.at())
            .execute());
    history.add(freezeNos, cause, state, act);
  }

  /** A freeze consumed by a deduction that then failed is in force again. */
  void reopen(String freezeNo, Act act) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE court_freeze SET state = 'ACTIVE', ended_at = NULL
                 WHERE freeze_no = :freeze AND state = 'CONSUMED'
                """)
            .bind("freeze", freezeNo)
            .execute());
    history.add(List.of(freezeNo), Cause.RESTORED, FreezeView.State.ACTIVE, act);
  }

  /** It ended although its extension had been served in time; the term is as it was. */
  void reinstate(FreezeRow freeze, Act act) {
    FreezeView.State state =
        freeze.until() == null ? FreezeView.State.WAITING : FreezeView.State.ACTIVE;
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE court_freeze SET state = :state, ended_at = NULL
                 WHERE freeze_no = :freeze AND state = 'EXPIRED'
                """)
            .bind("freeze", freeze.freezeNo())
            .bind("state", state.name())
            .execute());
    history.add(List.of(freeze.freezeNo()), Cause.REINSTATED, state, act);
  }

  void renumber(FreezeRow freeze, String newCaseNumber, Act act) {
    Holder same = new Holder(freeze.court(), newCaseNumber, freeze.heldUnder());
    hold(freeze, same, Cause.RENUMBERED, act);
  }

  /** Another court holds it; number, place and term stay. */
  void pass(FreezeRow freeze, Holder to, Act act) {
    hold(freeze, to, Cause.PASSED, act);
  }

  private void hold(FreezeRow before, Holder holder, Cause cause, Act act) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                WITH held AS (
                  UPDATE court_freeze
                     SET court = :court, case_number = :case, former_case_number = :caseBefore,
                         held_under = :heldUnder
                   WHERE freeze_no = :freeze
                )
                INSERT INTO freeze_event (freeze_no, kind, at, actor, why, request_no,
                       court_before, court_after, case_before, case_after)
                VALUES (:freeze, :kind, :at, :actor, :why, :request,
                       :courtBefore, :court, :caseBefore, :case)
                """)
            .bind("freeze", before.freezeNo())
            .bind("court", holder.court())
            .bind("case", holder.caseNumber())
            .bind("courtBefore", before.court())
            .bind("caseBefore", before.caseNumber())
            .bind("heldUnder", holder.requestNo())
            .bind("kind", cause.name())
            .bind("at", act.at())
            .bind("actor", act.who().actor())
            .bind("why", act.who().why())
            .bind("request", act.who().requestNo())
            .execute());
  }

  /** Counts deductions that are not settled yet. */
  void addPendingDeductions(Collection<String> freezeNos, int more) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE court_freeze SET pending_deductions = pending_deductions + :more
                 WHERE freeze_no = ANY (:freezes)
                """)
            .bindArray("freezes", String.class, List.copyOf(freezeNos))
            .bind("more", more)
            .execute());
  }

  /**
   * What is told of the freezes from now on is later than all before. Whoever calls holds the
   * account on which each waits, so that two never tell of one in another order than they change
   * it.
   */
  void newlyTold(Collection<String> freezeNos) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE court_freeze SET revision = nextval('freeze_revision')
                 WHERE freeze_no = ANY (:freezes)
                """)
            .bindArray("freezes", String.class, List.copyOf(freezeNos))
            .execute());
  }
}
