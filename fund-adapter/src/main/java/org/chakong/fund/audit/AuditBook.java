package org.chakong.fund.audit;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chakong.runtime.clock.RealTime;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;

/** Runs of the audit and what they found, in the database: the same for every replica. */
@Singleton
class AuditBook {

  private final Jdbi jdbi;
  private final Clock real;

  AuditBook(Jdbi jdbi, @RealTime Clock real) {
    this.jdbi = jdbi;
    this.real = real;
  }

  /**
   * A run.
   *
   * @param endedAt empty while it goes on, or where it was cut short
   */
  record Run(
      OffsetDateTime startedAt,
      Optional<OffsetDateTime> endedAt,
      long accounts,
      long freezes,
      long deductions,
      long requests) {}

  /** A violation since it was first seen. */
  record Finding(Violation violation, OffsetDateTime foundAt) {}

  OffsetDateTime begin(Reach reach) {
    OffsetDateTime now = now();
    jdbi.useHandle(handle ->
        handle.execute(
            """
            INSERT INTO audit_run (reach, started_at) VALUES (?, ?)
            ON CONFLICT (reach) DO UPDATE
               SET started_at = excluded.started_at, ended_at = NULL,
                   accounts = 0, freezes = 0, deductions = 0, requests = 0
            """,
            reach.name(),
            now));
    return now;
  }

  /** Nothing is noted where another run of the same reach has begun meanwhile. */
  void end(Reach reach, OffsetDateTime startedAt, Map<Scope, Long> looked) {
    jdbi.useHandle(handle ->
        handle.execute(
            """
            UPDATE audit_run
               SET ended_at = ?, accounts = ?, freezes = ?, deductions = ?, requests = ?
             WHERE reach = ? AND started_at = ?
            """,
            now(),
            looked.getOrDefault(Scope.ACCOUNT, 0L),
            looked.getOrDefault(Scope.FREEZE, 0L),
            looked.getOrDefault(Scope.DEDUCTION, 0L),
            looked.getOrDefault(Scope.REQUEST, 0L),
            reach.name(),
            startedAt));
  }

  Map<Reach, Run> runs() {
    Map<Reach, Run> runs = new EnumMap<>(Reach.class);
    jdbi.useHandle(handle ->
        handle
            .createQuery("SELECT * FROM audit_run")
            .map((row, context) ->
                Map.entry(
                    Reach.valueOf(row.getString("reach")),
                    new Run(
                        row.getObject("started_at", OffsetDateTime.class),
                        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class)),
                        row.getLong("accounts"),
                        row.getLong("freezes"),
                        row.getLong("deductions"),
                        row.getLong("requests"))))
            .forEach(entry -> runs.put(entry.getKey(), entry.getValue())));
    return runs;
  }

  /** Puts what was found about these numbers in the place of what was found about them before. */
  void replace(Collection<Check> checks, Collection<String> keys, List<Violation> found) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate(
              """
              DELETE FROM audit_finding
               WHERE check_name = ANY (:checks) AND key = ANY (:keys)
                 AND (check_name, key) NOT IN (SELECT * FROM unnest(:names, :found))
              """)
          .bindArray("checks", String.class, checks.stream().map(Check::name).toList())
          .bindArray("keys", String.class, List.copyOf(keys))
          .bindArray("names", String.class, found.stream().map(Violation::check).toList())
          .bindArray("found", String.class, found.stream().map(Violation::key).toList())
          .execute();
      handle
          .createUpdate(
              """
              INSERT INTO audit_finding (check_name, key, detail, found_at)
              SELECT name, key, detail, :at FROM unnest(:names, :found, :details) AS f (name, key, detail)
              ON CONFLICT (check_name, key) DO UPDATE SET detail = excluded.detail
              """)
          .bindArray("names", String.class, found.stream().map(Violation::check).toList())
          .bindArray("found", String.class, found.stream().map(Violation::key).toList())
          .bindArray("details", String.class, found.stream().map(Violation::detail).toList())
          .bind("at", now())
          .execute();
    });
  }

  /** The numbers about which checks of this list have something open. */
  List<String> openKeys(Collection<Check> checks, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT DISTINCT key FROM audit_finding WHERE check_name = ANY (:checks) ORDER BY key LIMIT :limit
                """)
            .bindArray("checks", String.class, checks.stream().map(Check::name).toList())
            .bind("limit", limit)
            .mapTo(String.class)
            .list());
  }

  /** What is open, the oldest first. */
  List<Finding> open(int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT * FROM audit_finding ORDER BY found_at, check_name, key LIMIT :limit")
            .bind("limit", limit)
            .map((row, context) ->
                new Finding(
                    new Violation(
                        row.getString("check_name"), row.getString("key"), row.getString("detail")),
                    row.getObject("found_at", OffsetDateTime.class)))
            .list());
  }

  Map<String, Long> counts() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT check_name, count(*) AS n FROM audit_finding GROUP BY check_name")
            .setMapKeyColumn("check_name")
            .setMapValueColumn("n")
            .collectInto(new GenericType<Map<String, Long>>() {}));
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(real).truncatedTo(ChronoUnit.MILLIS);
  }
}
