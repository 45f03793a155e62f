package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.freeze.FreezeChanged.Cause;
import org.jdbi.v3.core.Jdbi;

/** The terms of freezes in the database: running, to be extended, not yet begun. */
@Singleton
class TermRows {

  private final Jdbi jdbi;
  private final FreezeHistory history;

  TermRows(Jdbi jdbi, FreezeHistory history) {
    this.jdbi = jdbi;
    this.history = history;
  }

  /** The freezes take effect, each with its term. */
  void start(Map<String, Terms.Running> terms, Cause cause, Act act) {
    setTerms(terms, "state = 'ACTIVE'");
    history.add(terms.keySet(), cause, FreezeView.State.ACTIVE, act);
  }

  /** The term of an effective freeze changes. */
  void extend(String freezeNo, Terms.Running term, NewTerm asked, Act act) {
    setTerms(Map.of(freezeNo, term), "rolls = " + asked.rollsOverRestDay());
    history.add(List.of(freezeNo), Cause.EXTENDED, FreezeView.State.ACTIVE, act);
  }

  void calendarKnown(Map<String, Terms.Running> terms, Act act) {
    setTerms(terms, "state = state");
    history.add(terms.keySet(), Cause.CALENDAR_KNOWN, FreezeView.State.ACTIVE, act);
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
    history.add(List.of(freezeNo), Cause.EXTENDED, FreezeView.State.WAITING, act);
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
    history.add(List.of(freeze.freezeNo()), Cause.DISPLACED, FreezeView.State.WAITING, act);
  }
}
