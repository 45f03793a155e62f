package org.chakong.fund.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/**
 * Compares the books with what must hold (invariants 1 to 4 of docs/architecture.md). Set-wise: all
 * checks of one scope are one statement over a batch of numbers, so on one state of the books, and
 * whoever works on them meanwhile is not held up.
 */
@Singleton
public class RegisterAudit {

  /** Large enough to be set-wise, small enough that one statement stays below a second. */
  static final int BATCH = 2_000;

  /** Of one check in one batch: who breaks everything must not fill the memory too. */
  private static final int TOLD_AT_MOST = 100;

  private final Jdbi jdbi;
  private final List<Check> all;
  private final Map<Scope, String> ofBooks;
  private final Map<Scope, String> ofAll;

  /**
   * @param demo whether demo mode may set balances by hand
   */
  @Inject
  public RegisterAudit(
      Jdbi jdbi, @ConfigProperty(name = "chakong.demo", defaultValue = "false") boolean demo) {
    this.jdbi = jdbi;
    List<Check> books =
        Stream.of(
                MoneyChecks.all(),
                ClaimChecks.all(),
                EntryChecks.all(demo),
                HistoryChecks.all(),
                EffectChecks.ofDeductions())
            .flatMap(List::stream)
            .toList();
    this.all = Stream.concat(books.stream(), EffectChecks.ofRequests().stream()).toList();
    this.ofBooks = statements(books);
    this.ofAll = statements(all);
  }

  private static Map<Scope, String> statements(List<Check> checks) {
    Map<Scope, String> statements = new EnumMap<>(Scope.class);
    for (Scope scope : Scope.values()) {
      String union =
          checks.stream()
              .filter(check -> check.scope() == scope)
              .map(RegisterAudit::bounded)
              .collect(Collectors.joining("UNION ALL\n"));
      statements.put(scope, "WITH scope AS MATERIALIZED (SELECT unnest(:keys) AS key)\n" + union);
    }
    return statements;
  }

  private static String bounded(Check check) {
    return """
    (SELECT DISTINCT ON (c.key) '%s' AS check_name, c.key, c.detail
       FROM (%s) c
      ORDER BY c.key LIMIT %d)
    """
        .formatted(check.name(), check.sql(), TOLD_AT_MOST);
  }

  /** Every check, in the order of its reports. */
  List<Check> checks() {
    return all;
  }

  /** All that breaks in the register and the accounts, whoever asked for it. */
  public List<Violation> run() {
    List<Violation> found = new ArrayList<>();
    for (Scope scope : Scope.values()) {
      eachBatch(scope, keys -> found.addAll(look(ofBooks.get(scope), keys)));
    }
    return found;
  }

  /** Hands over the numbers of everything of this kind, batch by batch. */
  void eachBatch(Scope scope, Consumer<List<String>> batch) {
    String after = "";
    List<String> keys;
    do {
      keys = page(scope, after);
      if (!keys.isEmpty()) {
        batch.accept(keys);
        after = keys.get(keys.size() - 1);
      }
    } while (keys.size() == BATCH);
  }

  private List<String> page(Scope scope, String after) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(scope.page())
            .bind("after", after)
            .bind("limit", BATCH)
            .mapTo(String.class)
            .list());
  }

  /** What breaks of these numbers, by every check. */
  List<Violation> look(Scope scope, Collection<String> keys) {
    return look(ofAll.get(scope), keys);
  }

  private List<Violation> look(String sql, Collection<String> keys) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(sql)
            .bindArray("keys", String.class, List.copyOf(keys))
            .map((row, context) ->
                new Violation(row.getString(1), row.getString(2), row.getString(3)))
            .list());
  }
}
