package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.fund.freeze.Waterfall.Waiter;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * The queues of accounts in the database: who stands where, and who waits for money. Whoever calls
 * has locked the accounts.
 */
@Singleton
class QueueRows {
  static final int WAITERS_AT_ONCE = 64;

  /** A place before every other. */
  static final BigDecimal BEFORE_ALL = BigDecimal.valueOf(Long.MIN_VALUE);

  private static final String WAITING =
      """
      SELECT w.account_no, w.freeze_no, w.sequence, w.frozen, w.waiting, w.whole_waiting,
             CASE WHEN w.whole_waiting THEN
               (SELECT count(*) FROM freeze_part e
                 WHERE e.account_no = w.account_no AND e.sequence < w.sequence AND e.ordered > 0)
             ELSE 0 END AS open_before,
             (f.state = 'WAITING' AND f.printed_until < :today
               AND NOT EXISTS (SELECT FROM freeze_keep_alive k WHERE k.freeze_no = f.freeze_no))
               IS TRUE AS lapsed
        FROM unnest(:accounts, :after::numeric[]) AS a (account_no, after)
       CROSS JOIN LATERAL (SELECT * FROM freeze_part p
                            WHERE p.account_no = a.account_no AND p.sequence > a.after
                              AND p.waiting > 0 AND p.top_up = ANY (:money)
                            ORDER BY p.sequence
                            LIMIT :limit) w
        JOIN court_freeze f ON f.freeze_no = w.freeze_no
       ORDER BY w.account_no, w.sequence
      """;

  private static final String BEHIND =
      """
      SELECT w.freeze_no
        FROM unnest(:accounts, :after::numeric[]) AS a (account_no, after)
       CROSS JOIN LATERAL (SELECT p.account_no, p.sequence, p.freeze_no FROM freeze_part p
                            WHERE p.account_no = a.account_no AND p.sequence > a.after
                              AND p.waiting > 0
                            ORDER BY p.sequence
                            LIMIT :limit) w
       ORDER BY w.account_no, w.sequence
      """;

  private final Jdbi jdbi;

  QueueRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** These accounts and all others on which a freeze stands that is open on one of them. */
  List<String> accountsBeside(Collection<String> accountNos) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT unnest(:accounts) AS account_no
                UNION
                SELECT b.account_no
                  FROM freeze_part p JOIN freeze_part b USING (freeze_no)
                 WHERE p.account_no = ANY (:accounts) AND p.ordered > 0
                """)
            .bindArray("accounts", String.class, List.copyOf(accountNos))
            .mapTo(String.class)
            .list());
  }

  /** The parts behind a place that hold more than is reserved, the last on each account first. */
  List<Part> unreservedBehind(Collection<String> accountNos, BigDecimal place) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM freeze_part
                 WHERE account_no = ANY (:accounts) AND sequence > :place AND frozen > reserved
                 ORDER BY account_no, sequence DESC
                """)
            .bindArray("accounts", String.class, List.copyOf(accountNos))
            .bind("place", place)
            .map((row, context) -> Part.read(row))
            .list());
  }

  /** How many freezes are open before a place on each account; none are left out. */
  Map<String, Long> openBefore(Collection<String> accountNos, BigDecimal place) {
    Map<String, Long> open = new HashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                SELECT account_no, count(*) FROM freeze_part
                 WHERE account_no = ANY (:accounts) AND sequence < :place AND ordered > 0
                 GROUP BY account_no
                """)
            .bindArray("accounts", String.class, List.copyOf(accountNos))
            .bind("place", place)
            .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
            .forEach(entry -> open.put(entry.getKey(), entry.getValue())));
    return open;
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

  /** How many freezes are open on each account; the account's row in the queue is made if new. */
  Map<String, Integer> openOn(List<String> accountNos) {
    Map<String, Integer> open = new HashMap<>();
    jdbi.useHandle(handle ->
        handle
            .createQuery(
                """
                INSERT INTO freeze_queue AS q (account_no, open_freezes)
                SELECT account_no, 0 FROM unnest(:accounts) AS a (account_no) ORDER BY account_no
                ON CONFLICT (account_no) DO UPDATE SET open_freezes = q.open_freezes
                RETURNING account_no, open_freezes
                """)
            .bindArray("accounts", String.class, accountNos)
            .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
            .forEach(entry -> open.put(entry.getKey(), entry.getValue())));
    return open;
  }

  boolean isOpen(String accountNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT EXISTS (SELECT FROM freeze_queue WHERE account_no = :account AND open_freezes > 0)")
            .bind("account", accountNo)
            .mapTo(Boolean.class)
            .one());
  }

  /**
   * The next freezes in line on each account for money of this kind, at most {@value
   * #WAITERS_AT_ONCE} each.
   *
   * @param after on each account, the place after which to look
   * @param money which top-up modes have a claim to it
   * @param act whose legal day decides whether a printed end has passed; an undecided request
   *     received in time keeps the freeze from that
   * @return in order of place; accounts on which nobody waits are left out
   */
  Map<String, List<Waiter>> waiting(
      Map<String, BigDecimal> after, Collection<TopUp> money, Act act) {
    Map<String, List<Waiter>> waiting = new TreeMap<>();
    jdbi.useHandle(handle ->
        bindPlaces(handle.createQuery(WAITING), after)
            .bind("today", act.today())
            .bind("limit", WAITERS_AT_ONCE)
            .bindArray("money", String.class, money.stream().map(TopUp::name).toList())
            .map((row, context) -> Map.entry(row.getString("account_no"), waiter(row)))
            .forEach(one ->
                waiting
                    .computeIfAbsent(one.getKey(), accountNo -> new ArrayList<>())
                    .add(one.getValue())));
    return waiting;
  }

  private static Waiter waiter(ResultSet row) throws SQLException {
    return new Waiter(
        row.getString("freeze_no"),
        row.getBigDecimal("sequence"),
        row.getLong("frozen"),
        row.getLong("waiting"),
        row.getBoolean("whole_waiting"),
        row.getLong("open_before"),
        row.getBoolean("lapsed"));
  }

  /**
   * Freezes that wait behind a place, the nearest first on each account.
   *
   * @param after on each account, the place after which to look
   * @param limit of how many on each account
   */
  List<String> behind(Map<String, BigDecimal> after, int limit) {
    return jdbi.withHandle(handle ->
        bindPlaces(handle.createQuery(BEHIND), after)
            .bind("limit", limit)
            .mapTo(String.class)
            .list());
  }

  private static Query bindPlaces(Query query, Map<String, BigDecimal> after) {
    List<String> accountNos = List.copyOf(after.keySet());
    return query
        .bindArray("accounts", String.class, accountNos)
        .bindArray(
            "after",
            String.class,
            accountNos.stream().map(after::get).map(BigDecimal::toPlainString).toList());
  }
}
