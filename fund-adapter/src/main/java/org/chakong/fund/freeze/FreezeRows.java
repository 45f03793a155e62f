package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
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

/** The freezes themselves in the database: state, term, case. */
@Singleton
class FreezeRows {

  private static final String DUE =
      """
      f.state = 'ACTIVE' AND NOT f.calendar_incomplete AND f.until < :today
         AND f.pending_deductions = 0
         AND NOT EXISTS (SELECT FROM freeze_keep_alive k WHERE k.freeze_no = f.freeze_no)
      """;

  private final Jdbi jdbi;

  FreezeRows(Jdbi jdbi) {
    this.jdbi = jdbi;
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

  String insert(FreezeOrder order) {
    LocalDate day = LegalZone.dayOf(order.receivedAt());
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                INSERT INTO court_freeze (freeze_no, request_no, sequence, court, case_number, person_key,
                       ruling_number, first_ordered, state, term_months, printed_until, rolls, placed_at)
                VALUES ('F' || to_char(:day::date, 'YYYYMMDD') || lpad(nextval('freeze_no')::text, 8, '0'),
                       :request, :sequence, :court, :case, :person,
                       :ruling, :ordered, 'WAITING', :months, :until, :rolls, :at)
                RETURNING freeze_no
                """)
            .bind("day", day)
            .bind("request", order.requestNo())
            .bind("sequence", order.sequence())
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

  /** The freeze takes effect. */
  void start(String freezeNo, Terms.Running term, Cause cause, Act act) {
    setTerm(freezeNo, term, "state = 'ACTIVE'");
    note(List.of(freezeNo), cause, FreezeView.State.ACTIVE, act);
  }

  /** The term of an effective freeze changes. */
  void extend(String freezeNo, Terms.Running term, NewTerm asked, Act act) {
    setTerm(freezeNo, term, "rolls = " + asked.rollsOverRestDay());
    note(List.of(freezeNo), Cause.EXTENDED, FreezeView.State.ACTIVE, act);
  }

  void calendarKnown(String freezeNo, Terms.Running term, Act act) {
    setTerm(freezeNo, term, "state = state");
    note(List.of(freezeNo), Cause.CALENDAR_KNOWN, FreezeView.State.ACTIVE, act);
  }

  private void setTerm(String freezeNo, Terms.Running term, String more) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE court_freeze
                   SET from_day = :from, nominal_end = :nominal, until = :until,
                       calendar_incomplete = :incomplete, <more>
                 WHERE freeze_no = :freeze
                """)
            .define("more", more)
            .bind("freeze", freezeNo)
            .bind("from", term.from())
            .bind("nominal", term.nominal())
            .bind("until", term.until())
            .bind("incomplete", term.calendarIncomplete())
            .execute());
  }

  /** A waiting freeze has no term yet: the months to come are added up, a printed end replaces. */
  void extendWaiting(String freezeNo, Integer months, LocalDate printedUntil, Act act) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE court_freeze SET term_months = :months, printed_until = :until
                 WHERE freeze_no = :freeze
                """)
            .bind("freeze", freezeNo)
            .bind("months", months)
            .bind("until", printedUntil)
            .execute());
    note(List.of(freezeNo), Cause.EXTENDED, FreezeView.State.WAITING, act);
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
    note(freezeNos, cause, state, act);
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
    note(List.of(freezeNo), Cause.RESTORED, FreezeView.State.ACTIVE, act);
  }

  void renumber(String freezeNo, String newCaseNumber, Act act) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE court_freeze SET former_case_number = case_number, case_number = :case
                 WHERE freeze_no = :freeze
                """)
            .bind("freeze", freezeNo)
            .bind("case", newCaseNumber)
            .execute());
    note(List.of(freezeNo), Cause.RENUMBERED, null, act);
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

  void keepAlive(String freezeNo, String requestNo) {
    jdbi.useHandle(handle ->
        handle.execute(
            """
            INSERT INTO freeze_keep_alive (freeze_no, request_no)
            SELECT freeze_no, ? FROM court_freeze WHERE freeze_no = ?
            ON CONFLICT DO NOTHING
            """,
            requestNo,
            freezeNo));
  }

  void letGo(String freezeNo, String requestNo) {
    jdbi.useHandle(handle ->
        handle.execute(
            "DELETE FROM freeze_keep_alive WHERE freeze_no = ? AND request_no = ?",
            freezeNo,
            requestNo));
  }

  /** Freezes whose term has ended, not locked: their accounts have to be locked first. */
  List<String> due(LocalDate today, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT f.freeze_no FROM court_freeze f WHERE "
                    + DUE
                    + " ORDER BY f.until, f.freeze_no LIMIT :limit")
            .bind("today", today)
            .bind("limit", limit)
            .mapTo(String.class)
            .list());
  }

  /**
   * Freezes on these accounts whose term has ended: found from the few that are due, so that a long
   * queue costs nothing.
   */
  List<String> dueOn(Collection<String> accountNos, LocalDate today) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "WITH due AS MATERIALIZED (SELECT f.freeze_no FROM court_freeze f WHERE "
                    + DUE
                    + ") SELECT DISTINCT p.freeze_no FROM due JOIN freeze_part p USING (freeze_no)"
                    + " WHERE p.account_no = ANY (:accounts)")
            .bindArray("accounts", String.class, List.copyOf(accountNos))
            .bind("today", today)
            .mapTo(String.class)
            .list());
  }

  /**
   * Locks those of the freezes that are due and that nobody else has locked. Looked at again under
   * the lock: a request that keeps one alive may have come in between.
   */
  List<String> lockDue(Collection<String> freezeNos, LocalDate today) {
    List<String> locked = among(freezeNos, today, " ORDER BY f.freeze_no FOR UPDATE SKIP LOCKED");
    return locked.isEmpty() ? locked : among(locked, today, "");
  }

  private List<String> among(Collection<String> freezeNos, LocalDate today, String lock) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT f.freeze_no FROM court_freeze f WHERE f.freeze_no = ANY (:freezes) AND "
                    + DUE
                    + lock)
            .bindArray("freezes", String.class, List.copyOf(freezeNos))
            .bind("today", today)
            .mapTo(String.class)
            .list());
  }

  /**
   * Locks freezes in force whose end depended on a year without a calendar, a page at a time.
   *
   * @param lastKnown the last day that any calendar covers
   */
  List<FreezeRow> lockWithoutCalendar(LocalDate lastKnown, String afterNo, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM court_freeze
                 WHERE calendar_incomplete AND state = 'ACTIVE' AND until <= :lastKnown
                   AND freeze_no > :after
                 ORDER BY freeze_no
                 LIMIT :limit
                   FOR UPDATE SKIP LOCKED
                """)
            .bind("lastKnown", lastKnown)
            .bind("after", afterNo)
            .bind("limit", limit)
            .map((row, context) -> FreezeRow.read(row))
            .list());
  }

  /** Writes the history row of each freeze. */
  private void note(
      Collection<String> freezeNos, Cause cause, FreezeView.State stateAfter, Act act) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO freeze_event (freeze_no, kind, at, actor, why, request_no, state_after)
                SELECT freeze_no, :kind, :at, :actor, :why, :request, :state
                  FROM unnest(:freezes) AS n (freeze_no)
                """)
            .bindArray("freezes", String.class, List.copyOf(freezeNos))
            .bind("kind", cause.name())
            .bind("at", act.at())
            .bind("actor", act.who().actor())
            .bind("why", act.who().why())
            .bind("request", act.who().requestNo())
            .bind("state", stateAfter == null ? null : stateAfter.name())
            .execute());
  }
}
