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

/** The freezes themselves in the database: state, term, case. */
@Singleton
class FreezeRows {

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

  /**
   * Where a freeze that was served at a past time stands among those of its person and accounts:
   * before the first that was received or served later, behind everything received before that.
   */
  BigDecimal placeServed(FreezeOrder order) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                WITH known AS (
                  SELECT coalesce(place, sequence) AS place, placed_at
                    FROM court_freeze WHERE person_key = :person
                  UNION
                  SELECT coalesce(f.place, f.sequence), f.placed_at
                    FROM freeze_part p JOIN court_freeze f USING (freeze_no)
                   WHERE p.account_no = ANY (:accounts)
                ), next AS (
                  SELECT min(place) AS place FROM known WHERE placed_at > :at
                )
                SELECT CASE WHEN n.place IS NULL THEN :sequence::numeric
                            ELSE (n.place + greatest(ceil(n.place) - 1,
                                   (SELECT max(k.place) FROM known k WHERE k.place < n.place))) / 2
                       END
                  FROM next n
                """)
            .bind("person", order.personKey())
            .bindArray("accounts", String.class, order.accountNos())
            .bind("at", order.receivedAt().atZone(LegalZone.ZONE).toOffsetDateTime())
            .bind("sequence", order.sequence())
            .mapTo(BigDecimal.class)
            .one());
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
                                 'F' || to_char(:day::date, 'YYYYMMDD') || lpad(nextval('freeze_no')::text, 8, '0')),
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

  /** The freezes take effect, each with its term. */
  void start(Map<String, Terms.Running> terms, Cause cause, Act act) {
    setTerms(terms, "state = 'ACTIVE'");
    note(terms.keySet(), cause, FreezeView.State.ACTIVE, act);
  }

  /** The term of an effective freeze changes. */
  void extend(String freezeNo, Terms.Running term, NewTerm asked, Act act) {
    setTerms(Map.of(freezeNo, term), "rolls = " + asked.rollsOverRestDay());
    note(List.of(freezeNo), Cause.EXTENDED, FreezeView.State.ACTIVE, act);
  }

  void calendarKnown(Map<String, Terms.Running> terms, Act act) {
    setTerms(terms, "state = state");
    note(terms.keySet(), Cause.CALENDAR_KNOWN, FreezeView.State.ACTIVE, act);
  }

  private void setTerms(Map<String, Terms.Running> terms, String more) {
    if (terms.isEmpty()) {
      return;
    }
    List<String> freezeNos = List.copyOf(terms.keySet());
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                WITH wanted AS (
                  SELECT * FROM unnest(:freezes, :from::date[], :nominal::date[], :until::date[], :incomplete)
                      AS w (freeze_no, from_day, nominal_end, until, incomplete)
                ), term AS (
                  UPDATE court_freeze f
                     SET from_day = w.from_day, nominal_end = w.nominal_end, until = w.until,
                         calendar_incomplete = w.incomplete, <more>
                    FROM wanted w
                   WHERE f.freeze_no = w.freeze_no
                  RETURNING f.freeze_no, CASE WHEN NOT f.calendar_incomplete THEN f.until END AS due_after
                )
                UPDATE freeze_part p SET due_after = t.due_after
                  FROM term t
                 WHERE p.freeze_no = t.freeze_no
                """)
            .define("more", more)
            .bindArray("freezes", String.class, freezeNos)
            .bindArray("from", String.class, days(freezeNos, terms, Terms.Running::from))
            .bindArray("nominal", String.class, days(freezeNos, terms, Terms.Running::nominal))
            .bindArray("until", String.class, days(freezeNos, terms, Terms.Running::until))
            .bindArray(
                "incomplete",
                Boolean.class,
                freezeNos.stream().map(no -> terms.get(no).calendarIncomplete()).toList())
            .execute());
  }

  private static List<String> days(
      List<String> freezeNos,
      Map<String, Terms.Running> terms,
      Function<Terms.Running, LocalDate> day) {
    return freezeNos.stream().map(terms::get).map(day).map(LocalDate::toString).toList();
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
    note(List.of(freeze.freezeNo()), Cause.REINSTATED, state, act);
  }

  /** All that it held went to a freeze served earlier: its term begins anew when money comes. */
  void waitAgain(FreezeRow freeze, Terms.ToRun left, Act act) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                WITH waits AS (
                  UPDATE court_freeze
                     SET state = 'WAITING', term_months = :months, printed_until = :printed,
                         from_day = NULL, nominal_end = NULL, until = NULL, calendar_incomplete = false
                   WHERE freeze_no = :freeze
                )
                UPDATE freeze_part SET due_after = NULL WHERE freeze_no = :freeze
                """)
            .bind("freeze", freeze.freezeNo())
            .bind("months", left.months())
            .bind("printed", left.printedUntil())
            .execute());
    note(List.of(freeze.freezeNo()), Cause.DISPLACED, FreezeView.State.WAITING, act);
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

  /** Those of the freezes that are open and whose term, or printed end, is not past on that day. */
  void keepAlive(Collection<String> freezeNos, UndecidedDeduction deduction) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO freeze_keep_alive (freeze_no, request_no)
                SELECT f.freeze_no, :request
                  FROM court_freeze f
                 WHERE f.freeze_no = ANY (:freezes) AND f.state IN ('ACTIVE', 'WAITING')
                   AND (f.calendar_incomplete
                        OR coalesce(f.until, f.printed_until, 'infinity') >= :receivedOn)
                   AND (:account::text IS NULL
                        OR EXISTS (SELECT FROM freeze_part p
                                    WHERE p.freeze_no = f.freeze_no AND p.account_no = :account))
                 ORDER BY f.freeze_no
                ON CONFLICT DO NOTHING
                """)
            .bindArray("freezes", String.class, List.copyOf(freezeNos))
            .bind("request", deduction.requestNo())
            .bind("receivedOn", deduction.receivedOn())
            .bind("account", deduction.accountNo())
            .execute());
  }

  void letGo(String requestNo) {
    jdbi.useHandle(
        handle -> handle.execute("DELETE FROM freeze_keep_alive WHERE request_no = ?", requestNo));
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

  /** Writes the history row of each freeze. */
  private void note(
      Collection<String> freezeNos, Cause cause, FreezeView.State stateAfter, Act act) {
    if (freezeNos.isEmpty()) {
      return;
    }
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
