package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Which freezes have come to the end of their term, and which still wait for a calendar. */
@Singleton
class DueFreezes {

  private static final String DUE =
      """
      f.state = 'ACTIVE' AND NOT f.calendar_incomplete AND f.until < :today
         AND f.pending_deductions = 0
         AND NOT EXISTS (SELECT FROM freeze_keep_alive k WHERE k.freeze_no = f.freeze_no)
      """;

  private static final String WITHOUT_CALENDAR =
      "calendar_incomplete AND state = 'ACTIVE' AND until <= :lastKnown";

  private final Jdbi jdbi;

  DueFreezes(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Freezes whose term has ended, the longest ended first; not locked, for their accounts have to
   * be locked first.
   *
   * @param task whose rows are left out: those that failed to end
   */
  List<String> due(LocalDate today, String task, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT f.freeze_no FROM court_freeze f WHERE "
                    + DUE
                    + " AND NOT EXISTS (SELECT FROM singled_out s"
                    + " WHERE s.task_name = :task AND s.task_instance = f.freeze_no)"
                    + " ORDER BY f.until, f.freeze_no LIMIT :limit")
            .bind("today", today)
            .bind("task", task)
            .bind("limit", limit)
            .mapTo(String.class)
            .list());
  }

  /** The first last day, after one day, of all terms that have ended. */
  Optional<LocalDate> firstEnd(LocalDate after, LocalDate today) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT f.until FROM court_freeze f WHERE f.until > :after AND "
                    + DUE
                    + " ORDER BY f.until LIMIT 1")
            .bind("after", after)
            .bind("today", today)
            .mapTo(LocalDate.class)
            .findOne());
  }

  /** Acts are written in their order. */
  Optional<Instant> lastAct() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT at FROM freeze_event ORDER BY id DESC LIMIT 1")
            .mapTo(OffsetDateTime.class)
            .findOne()
            .map(OffsetDateTime::toInstant));
  }

  /**
   * Freezes on these accounts whose term has ended: found from the parts that are due, so that
   * neither a long queue nor many ends elsewhere cost anything.
   */
  List<String> dueOn(Collection<String> accountNos, LocalDate today) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT DISTINCT f.freeze_no FROM freeze_part p JOIN court_freeze f USING (freeze_no)"
                    + " WHERE p.account_no = ANY (:accounts) AND p.ordered > 0"
                    + " AND p.due_after < :today AND "
                    + DUE)
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
   * Freezes in force whose end depended on a year without a calendar, a page at a time, not locked.
   *
   * @param lastKnown the last day that any calendar covers
   */
  List<String> withoutCalendar(LocalDate lastKnown, String afterNo, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT freeze_no FROM court_freeze WHERE "
                    + WITHOUT_CALENDAR
                    + " AND freeze_no > :after ORDER BY freeze_no LIMIT :limit")
            .bind("lastKnown", lastKnown)
            .bind("after", afterNo)
            .bind("limit", limit)
            .mapTo(String.class)
            .list());
  }

  /** Locks those of them that nobody else has locked. */
  List<FreezeRow> lockWithoutCalendar(LocalDate lastKnown, List<String> freezeNos) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT * FROM court_freeze WHERE freeze_no = ANY (:freezes) AND "
                    + WITHOUT_CALENDAR
                    + " ORDER BY freeze_no FOR UPDATE SKIP LOCKED")
            .bindArray("freezes", String.class, freezeNos)
            .bind("lastKnown", lastKnown)
            .map((row, context) -> FreezeRow.read(row))
            .list());
  }
}
