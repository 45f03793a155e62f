package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.core.Core;
import org.chakong.fund.core.Funds;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Freezes as answers and notices show them: a fixed number of queries for any number of them. */
@Singleton
class FreezeViews {
  private static final int AHEAD_AT_MOST = 50;

  private final Jdbi jdbi;
  private final Core core;

  FreezeViews(Jdbi jdbi, Core core) {
    this.jdbi = jdbi;
    this.core = core;
  }

  /** A freeze with what belongs to it but stands in no view. */
  record Shown(String requestNo, String court, FreezeView view) {}

  private record PlacedPart(
      String freezeNo, String accountNo, long ordered, long frozen, TopUp topUp, Integer position) {

    boolean waits() {
      return ordered > frozen;
    }
  }

  private record AheadOf(String freezeNo, FreezeView.Ahead ahead) {}

  /** In the order asked for; numbers that do not exist are left out. */
  List<Shown> of(Collection<String> freezeNos) {
    if (freezeNos.isEmpty()) {
      return List.of();
    }
    // the revision first: what changes meanwhile is told under a higher one
    Map<String, FreezeRow> freezes = freezes(freezeNos);
    Map<String, List<PlacedPart>> parts = parts(freezeNos);
    Map<String, List<FreezeView.Ahead>> ahead = ahead(freezeNos);
    Map<String, Funds> funds =
        core.funds(parts.values().stream().map(of -> of.get(0).accountNo()).distinct().toList());
    return freezeNos.stream()
        .filter(freezes::containsKey)
        .map(no -> shown(freezes.get(no), parts.get(no), ahead.getOrDefault(no, List.of()), funds))
        .toList();
  }

  /**
   * @throws NoSuchElementException when there is no such freeze
   */
  FreezeView one(String freezeNo) {
    return of(List.of(freezeNo)).stream()
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("No freeze has the number " + freezeNo))
        .view();
  }

  private static Shown shown(
      FreezeRow freeze,
      List<PlacedPart> parts,
      List<FreezeView.Ahead> ahead,
      Map<String, Funds> funds) {
    PlacedPart first = parts.get(0);
    long ordered = parts.stream().mapToLong(PlacedPart::ordered).sum();
    long frozen = parts.stream().mapToLong(PlacedPart::frozen).sum();
    Funds there = funds.get(first.accountNo());
    boolean topUp =
        first.waits() && first.topUp() != TopUp.NONE && there != null && there.contributing();
    return new Shown(
        freeze.toldUnder(),
        freeze.court(),
        new FreezeView(
            freeze.freezeNo(),
            first.accountNo(),
            freeze.state(),
            Money.ofFen(ordered),
            Money.ofFen(frozen),
            Money.ofFen(ordered - frozen),
            first.position(),
            topUp,
            freeze.from(),
            freeze.shownUntil(),
            null,
            ahead,
            parts.size() == 1 ? null : parts.stream().map(FreezeViews::part).toList(),
            freeze.revision()));
  }

  private static FreezeView.Part part(PlacedPart part) {
    return new FreezeView.Part(
        part.accountNo(),
        Money.ofFen(part.frozen()),
        Money.ofFen(part.ordered() - part.frozen()),
        part.position());
  }

  private Map<String, FreezeRow> freezes(Collection<String> freezeNos) {
    return rows(
            "SELECT * FROM court_freeze WHERE freeze_no = ANY (:freezes)",
            freezeNos,
            (row, context) -> FreezeRow.read(row))
        .stream()
        .collect(Collectors.toMap(FreezeRow::freezeNo, freeze -> freeze));
  }

  /**
   * The place is counted from the end, which is near for a freeze just placed; for many freezes of
   * one account from one to the next, so that the queue is read once.
   */
  private Map<String, List<PlacedPart>> parts(Collection<String> freezeNos) {
    return rows(
            """
            WITH asked AS (
              SELECT p.*, lead(sequence, 1, 9223372036854775807)
                            OVER (PARTITION BY account_no ORDER BY sequence) AS next
                FROM freeze_part p
               WHERE freeze_no = ANY (:freezes)
            ), counted AS (
              SELECT a.*, (SELECT count(*) FROM freeze_part l
                            WHERE l.account_no = a.account_no AND l.sequence > a.sequence
                              AND l.sequence <= a.next AND l.ordered > 0) AS up_to_next
                FROM asked a
            )
            SELECT c.freeze_no, c.account_no, c.ordered, c.frozen, c.top_up,
                   CASE WHEN c.ordered > 0 THEN (q.open_freezes - c.behind)::int END AS position
              FROM (SELECT counted.*,
                           sum(up_to_next) OVER (PARTITION BY account_no ORDER BY sequence DESC) AS behind
                      FROM counted) c
              JOIN freeze_queue q USING (account_no)
             ORDER BY c.freeze_no, c.rank
            """,
            freezeNos,
            (row, context) ->
                new PlacedPart(
                    row.getString("freeze_no"),
                    row.getString("account_no"),
                    row.getLong("ordered"),
                    row.getLong("frozen"),
                    TopUp.valueOf(row.getString("top_up")),
                    row.getObject("position", Integer.class)))
        .stream()
        .collect(Collectors.groupingBy(PlacedPart::freezeNo, Collectors.toList()));
  }

  private Map<String, List<FreezeView.Ahead>> ahead(Collection<String> freezeNos) {
    Map<String, List<FreezeView.Ahead>> found = new LinkedHashMap<>();
    rows(
            """
            SELECT p.freeze_no, f.court, f.case_number, e.ordered, e.frozen,
                   coalesce(f.until, f.printed_until) AS until
              FROM freeze_part p
             CROSS JOIN LATERAL (SELECT * FROM freeze_part b
                                  WHERE b.account_no = p.account_no AND b.sequence < p.sequence
                                    AND b.ordered > 0
                                  ORDER BY b.sequence DESC
                                  LIMIT %d) e
              JOIN court_freeze f ON f.freeze_no = e.freeze_no
             WHERE p.freeze_no = ANY (:freezes) AND p.rank = 0 AND p.ordered > 0
             ORDER BY p.freeze_no, e.sequence
            """
                .formatted(AHEAD_AT_MOST),
            freezeNos,
            (row, context) -> new AheadOf(row.getString("freeze_no"), ahead(row)))
        .forEach(
            one -> found.computeIfAbsent(one.freezeNo(), no -> new ArrayList<>()).add(one.ahead()));
    return found;
  }

  /** The freezes that are open on an account now, the last {@value #AHEAD_AT_MOST} in order. */
  List<FreezeView.Ahead> openOn(String accountNo) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT * FROM (
                  SELECT f.court, f.case_number, p.ordered, p.frozen, p.sequence,
                         coalesce(f.until, f.printed_until) AS until
                    FROM freeze_part p
                    JOIN court_freeze f USING (freeze_no)
                   WHERE p.account_no = :account AND p.ordered > 0
                   ORDER BY p.sequence DESC
                   LIMIT :limit) n
                 ORDER BY sequence
                """)
            .bind("account", accountNo)
            .bind("limit", AHEAD_AT_MOST)
            .map((row, context) -> ahead(row))
            .list());
  }

  private static FreezeView.Ahead ahead(ResultSet row) throws SQLException {
    return new FreezeView.Ahead(
        row.getString("court"),
        row.getString("case_number"),
        Money.ofFen(row.getLong("ordered")),
        Money.ofFen(row.getLong("frozen")),
        row.getObject("until", LocalDate.class));
  }

  private <T> List<T> rows(String sql, Collection<String> freezeNos, RowMapper<T> mapper) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(sql)
            .bindArray("freezes", String.class, List.copyOf(freezeNos))
            .map(mapper)
            .list());
  }
}
