package org.chakong.gateway.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chakong.runtime.clock.RealTime;
import org.hibernate.Session;

/**
 * Looks at requests and notices by number, set-wise, and keeps what it finds until it is mended.
 */
@ApplicationScoped
public class BooksAudit {

  /** Of one check in one batch: who breaks everything must not fill the disk too. */
  private static final int KEPT_AT_MOST = 100;

  private static final String CLEAR =
      "DELETE FROM audit_finding WHERE check_name = ANY (:checks) AND key = ANY (:keys)";
  private static final Map<Scope, String> FIND = statements();

  private final EntityManager database;
  private final Clock real;

  BooksAudit(EntityManager database, @RealTime Clock real) {
    this.database = database;
    this.real = real;
  }

  private static Map<Scope, String> statements() {
    Map<Scope, String> statements = new EnumMap<>(Scope.class);
    for (Scope scope : Scope.values()) {
      String union =
          Check.of(scope).stream()
              .map(check ->
                  """
                  (SELECT DISTINCT ON (c.key) '%s' AS check_name, c.key, c.detail
                     FROM (%s) c ORDER BY c.key LIMIT %d)
                  """
                      .formatted(check.name(), check.sql(), KEPT_AT_MOST))
              .collect(Collectors.joining("UNION ALL\n"));
      statements.put(
          scope,
          """
          INSERT INTO audit_finding (check_name, key, detail, found_at)
          WITH scope AS MATERIALIZED (SELECT unnest(:keys) AS key)
          SELECT f.*, CAST(:at AS timestamptz) FROM (%s) f
          ON CONFLICT (check_name, key) DO UPDATE SET detail = excluded.detail
          """
              .formatted(union));
    }
    return statements;
  }

  /**
   * Puts what is found about these numbers in the place of what was found about them before.
   *
   * @return how much was found
   */
  @Transactional
  public int look(Scope scope, Collection<String> keys) {
    String[] numbers = keys.toArray(String[]::new);
    session()
        .createNativeMutationQuery(CLEAR)
        .setParameter("checks", Check.of(scope).stream().map(Check::name).toArray(String[]::new))
        .setParameter("keys", numbers)
        .executeUpdate();
    return session()
        .createNativeMutationQuery(FIND.get(scope))
        .setParameter("keys", numbers)
        .setParameter("at", real.instant())
        .executeUpdate();
  }

  /** The next numbers after one. */
  @Transactional
  public List<String> page(Scope scope, String after, int limit) {
    return session()
        .createNativeQuery(scope.page(), String.class)
        .setParameter("after", after)
        .setParameter("limit", limit)
        .getResultList();
  }

  /** Numbers about which something is open. */
  @Transactional
  public List<String> open(Scope scope, int limit) {
    return session()
        .createNativeQuery(
            "SELECT DISTINCT key FROM audit_finding WHERE check_name = ANY (:checks) ORDER BY key LIMIT :limit",
            String.class)
        .setParameter("checks", Check.of(scope).stream().map(Check::name).toArray(String[]::new))
        .setParameter("limit", limit)
        .getResultList();
  }

  @Transactional
  public long mark(Scope scope) {
    return session()
        .createNativeQuery("SELECT last_id FROM audit_mark WHERE history = :history", Long.class)
        .setParameter("history", scope.name())
        .getSingleResult();
  }

  @Transactional
  public long newest(Scope scope) {
    return session().createNativeQuery(scope.newest(), Long.class).getSingleResult();
  }

  @Transactional
  public List<String> touched(Scope scope, long from, long to) {
    return session()
        .createNativeQuery(scope.touched(), String.class)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList();
  }

  /** All of the history up to here has been looked at. */
  @Transactional
  public void mark(Scope scope, long upTo) {
    session()
        .createNativeMutationQuery(
            "UPDATE audit_mark SET last_id = greatest(last_id, :upTo) WHERE history = :history")
        .setParameter("upTo", upTo)
        .setParameter("history", scope.name())
        .executeUpdate();
  }

  /** How many are open, by check; checks that hold are left out. */
  @Transactional
  public Map<String, Long> counts() {
    return session()
        .createNativeQuery(
            "SELECT check_name, count(*) AS n FROM audit_finding GROUP BY check_name", Tuple.class)
        .getResultStream()
        .collect(
            Collectors.toMap(
                row -> row.get(0, String.class), row -> ((Number) row.get(1)).longValue()));
  }

  private Session session() {
    return database.unwrap(Session.class);
  }
}
