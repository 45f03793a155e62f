package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chakong.contracts.policy.PolicyProfile.SecondFreeze;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.fund.freeze.FreezeChanged.Cause;
import org.chakong.fund.freeze.Waterfall.Waiter;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** The parts of freezes in the database; whoever calls has locked their accounts. */
@Singleton
class PartRows {
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

  PartRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All parts of these freezes, each freeze's in the order in which money was taken. */
  List<Part> of(Collection<String> freezeNos) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM freeze_part
                 WHERE freeze_no = ANY (:freezes)
                 ORDER BY sequence, rank
                """)
            .bindArray("freezes", String.class, List.copyOf(freezeNos))
            .map((row, context) -> Part.read(row))
            .list());
  }

  /** A part with the numbers of the case it is for. */
  record OfCase(Part part, String caseNumber, String formerCaseNumber) {}

  /** The open parts of a court on these accounts, the earliest first. */
  List<OfCase> ofCourt(String court, Collection<String> accountNos) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT p.*, f.case_number, f.former_case_number
                  FROM freeze_part p
                  JOIN court_freeze f USING (freeze_no)
                 WHERE p.account_no = ANY (:accounts) AND p.ordered > 0 AND f.court = :court
                 ORDER BY p.sequence, p.rank
                """)
            .bindArray("accounts", String.class, List.copyOf(accountNos))
            .bind("court", court)
            .map((row, context) ->
                new OfCase(
                    Part.read(row),
                    row.getString("case_number"),
                    row.getString("former_case_number")))
            .list());
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

  /** What a freeze had on an account, in fen, when it ended. */
  record Ended(String accountNo, long ordered, long frozen, TopUp topUp, OffsetDateTime endedAt) {}

  /** What a freeze had when it ended, the account on which it waits first; nothing elsewhere. */
  List<Ended> atTheEnd(String freezeNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT p.account_no, p.top_up, f.ended_at, coalesce(e.ordered_before, 0) AS ordered,
                       coalesce(e.frozen_before, 0) AS frozen
                  FROM court_freeze f
                  JOIN freeze_part p USING (freeze_no)
                  LEFT JOIN LATERAL (SELECT * FROM freeze_event h
                                      WHERE h.freeze_no = f.freeze_no AND h.account_no = p.account_no
                                        AND h.kind = 'EXPIRED' AND h.at = f.ended_at
                                      ORDER BY h.id DESC LIMIT 1) e ON true
                 WHERE f.freeze_no = :freeze
                 ORDER BY p.rank
                """)
            .bind("freeze", freezeNo)
            .map((row, context) ->
                new Ended(
                    row.getString("account_no"),
                    row.getLong("ordered"),
                    row.getLong("frozen"),
                    TopUp.valueOf(row.getString("top_up")),
                    row.getObject("ended_at", OffsetDateTime.class)))
            .list());
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
   * Registers the parts of a freeze, as yet without money.
   *
   * @param topUp what the part that waits takes of later money
   * @param stays what was left free for a loan, by account, in fen
   */
  void insert(
      String freezeNo,
      FreezeOrder order,
      BigDecimal place,
      TopUp topUp,
      List<String> accountNos,
      Map<String, Long> stays) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO freeze_part
                       (freeze_no, account_no, rank, sequence, ordered, frozen, top_up, whole_waiting,
                        top_up_on_unseal, spared)
                SELECT :freeze, account_no, place - 1, :sequence, 0, 0, :topUp, :whole, :onUnseal, spared
                  FROM unnest(:accounts, :stays) WITH ORDINALITY AS a (account_no, spared, place)
                """)
            .bind("freeze", freezeNo)
            .bind("sequence", place)
            .bind("topUp", topUp.name())
            .bind("whole", order.secondFreeze() == SecondFreeze.WHOLE_WAITING)
            .bind("onUnseal", order.topUpOnUnseal())
            .bindArray("accounts", String.class, accountNos)
            .bindArray("stays", Long.class, accountNos.stream().map(stays::get).toList())
            .execute());
  }

  /** Of freezes that a sealed account 封存 ends the top-up of; what they wait for stays ordered. */
  void stopTopUp(String accountNo, Instant sealedAt, Act act) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                WITH stopped AS (
                  UPDATE freeze_part p SET top_up = 'NONE'
                    FROM court_freeze f
                   WHERE f.freeze_no = p.freeze_no AND f.placed_at <= :sealedAt
                     AND p.account_no = :account AND p.ordered > 0
                     AND NOT p.top_up_on_unseal AND p.top_up <> 'NONE'
                  RETURNING p.freeze_no, p.account_no, p.ordered, p.frozen
                )
                INSERT INTO freeze_event (freeze_no, account_no, kind, at, actor, why,
                       ordered_before, ordered_after, frozen_before, frozen_after)
                SELECT freeze_no, account_no, 'TOP_UP_STOPPED', :at, :actor, :why,
                       ordered, ordered, frozen, frozen
                  FROM stopped
                """)
            .bind("account", accountNo)
            .bind("sealedAt", sealedAt)
            .bind("at", act.at())
            .bind("actor", act.who().actor())
            .bind("why", act.who().why())
            .execute());
  }

  /**
   * Applies changes and writes the history row of each. At most one change for a part.
   *
   * @throws RuntimeException when a change breaks an invariant that the table states
   */
  void apply(List<PartChange> changes, Cause cause, Act act) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                WITH wanted AS (
                  SELECT * FROM unnest(:freezes, :accounts, :ordered, :frozen, :reserved)
                      AS w (freeze_no, account_no, ordered, frozen, reserved)
                ), changed AS (
                  UPDATE freeze_part p
                     SET ordered = p.ordered + w.ordered,
                         frozen = p.frozen + w.frozen,
                         reserved = p.reserved + w.reserved
                    FROM wanted w
                   WHERE p.freeze_no = w.freeze_no AND p.account_no = w.account_no
                  RETURNING p.freeze_no, p.account_no, p.ordered, p.frozen,
                            w.ordered AS more_ordered, w.frozen AS more_frozen
                ), queued AS (
                  UPDATE freeze_queue q
                     SET open_freezes = q.open_freezes + n.opened
                    FROM (SELECT account_no,
                                 sum((ordered > 0)::int - (ordered - more_ordered > 0)::int)::int AS opened
                            FROM changed GROUP BY account_no) n
                   WHERE q.account_no = n.account_no AND n.opened <> 0
                )
                INSERT INTO freeze_event (freeze_no, account_no, kind, at, actor, why, request_no,
                       ordered_before, ordered_after, frozen_before, frozen_after)
                SELECT freeze_no, account_no, :kind, :at, :actor, :why, :request,
                       ordered - more_ordered, ordered, frozen - more_frozen, frozen
                  FROM changed
                 WHERE more_ordered <> 0 OR more_frozen <> 0
                """)
            .bindArray("freezes", String.class, changes.stream().map(PartChange::freezeNo).toList())
            .bindArray(
                "accounts", String.class, changes.stream().map(PartChange::accountNo).toList())
            .bindArray("ordered", Long.class, changes.stream().map(PartChange::ordered).toList())
            .bindArray("frozen", Long.class, changes.stream().map(PartChange::frozen).toList())
            .bindArray("reserved", Long.class, changes.stream().map(PartChange::reserved).toList())
            .bind("kind", cause.name())
            .bind("at", act.at())
            .bind("actor", act.who().actor())
            .bind("why", act.who().why())
            .bind("request", act.who().requestNo())
            .execute());
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
