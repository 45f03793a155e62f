package org.chakong.fund.audit;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * What has been touched, as the append-only histories tell: their rows are numbered, so that what
 * is new since a mark costs what is new. What changed without a row is found by the run over
 * everything.
 */
@Singleton
class TouchedRows {

  /** Rows of one history in one look. */
  static final long WINDOW = 5_000;

  /** A number may be drawn before and committed after the mark was set: these are seen again. */
  static final long OVERLAP = 1_000;

  private static final Map<Scope, String> TOUCHED =
      Map.of(
          Scope.ACCOUNT,
          """
          SELECT account_no FROM core_entry WHERE id > :entryFrom AND id <= :entryTo
          UNION
          SELECT p.account_no FROM freeze_event e JOIN freeze_part p USING (freeze_no)
           WHERE e.id > :freezeFrom AND e.id <= :freezeTo
          UNION
          SELECT t.account_no FROM deduction_event e JOIN deduction_take t USING (deduction_no)
           WHERE e.id > :deductionFrom AND e.id <= :deductionTo
          """,
          Scope.FREEZE,
          """
          SELECT freeze_no FROM freeze_event WHERE id > :freezeFrom AND id <= :freezeTo
          UNION
          SELECT t.freeze_no FROM deduction_event e JOIN deduction_take t USING (deduction_no)
           WHERE e.id > :deductionFrom AND e.id <= :deductionTo AND t.freeze_no IS NOT NULL
          UNION
          -- the end of a back-entry is in no history; few wait at a time
          SELECT k.freeze_no FROM freeze_keep_alive k
           WHERE NOT EXISTS (SELECT FROM request r WHERE r.request_no = k.request_no)
          """,
          Scope.DEDUCTION,
          "SELECT DISTINCT deduction_no FROM deduction_event WHERE id > :deductionFrom AND id <= :deductionTo",
          Scope.REQUEST,
          """
          SELECT request_no FROM request_event WHERE id > :requestFrom AND id <= :requestTo
          UNION
          SELECT f.request_no FROM freeze_event e JOIN court_freeze f USING (freeze_no)
           WHERE e.id > :freezeFrom AND e.id <= :freezeTo
          UNION
          SELECT request_no FROM freeze_event
           WHERE id > :freezeFrom AND id <= :freezeTo AND request_no IS NOT NULL
          UNION
          SELECT d.request_no FROM deduction_event e JOIN deduction d USING (deduction_no)
           WHERE e.id > :deductionFrom AND e.id <= :deductionTo
          """);

  private static final Map<String, String> HISTORIES =
      Map.of(
          "entry", "core_entry",
          "freeze", "freeze_event",
          "deduction", "deduction_event",
          "request", "request_event");

  private final Jdbi jdbi;

  TouchedRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A stretch of each history: after one number, up to another. */
  record Stretch(Map<String, Long> from, Map<String, Long> to, boolean last) {}

  /** From a little before the marks, as far as one look goes. */
  Stretch next() {
    return jdbi.withHandle(handle -> {
      Map<String, Long> from = new LinkedHashMap<>();
      Map<String, Long> to = new LinkedHashMap<>();
      boolean last = true;
      for (Map.Entry<String, String> history : HISTORIES.entrySet()) {
        long mark = mark(handle, history.getValue());
        long newest = newest(handle, history.getValue());
        long end = Math.min(newest, mark + WINDOW);
        from.put(history.getKey(), Math.min(Math.max(0, mark - OVERLAP), end));
        to.put(history.getKey(), end);
        last &= end == newest;
      }
      return new Stretch(from, to, last);
    });
  }

  private static long mark(Handle handle, String history) {
    return handle
        .createQuery("SELECT last_id FROM audit_mark WHERE history = :history")
        .bind("history", history)
        .mapTo(Long.class)
        .one();
  }

  private static long newest(Handle handle, String history) {
    return handle
        .createQuery("SELECT coalesce(max(id), 0) FROM <history>")
        .define("history", history)
        .mapTo(Long.class)
        .one();
  }

  /** The numbers of what was touched in a stretch. */
  List<String> in(Stretch stretch, Scope scope) {
    String sql = TOUCHED.get(scope);
    if (sql == null) {
      return List.of();
    }
    return jdbi.withHandle(handle -> {
      Query query = handle.createQuery(sql);
      stretch.from().forEach((name, id) -> bind(query, sql, name + "From", id));
      stretch.to().forEach((name, id) -> bind(query, sql, name + "To", id));
      return query.mapTo(String.class).list();
    });
  }

  private static void bind(Query query, String sql, String name, long id) {
    if (sql.contains(":" + name)) {
      query.bind(name, id);
    }
  }

  /** All up to here has been looked at. */
  void mark(Stretch stretch) {
    jdbi.useHandle(handle ->
        stretch
            .to()
            .forEach((name, id) ->
                handle.execute(
                    "UPDATE audit_mark SET last_id = greatest(last_id, ?) WHERE history = ?",
                    id,
                    HISTORIES.get(name))));
  }
}
