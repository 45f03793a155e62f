package org.chakong.fund.freeze;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chakong.contracts.api.RegisterEntry;
import org.chakong.contracts.api.RegisterEvent;
import org.chakong.contracts.calendar.LegalZone;
import org.chakong.contracts.identity.Money;
import org.chakong.contracts.policy.PolicyProfile.TopUp;
import org.chakong.contracts.request.FreezeView;
import org.chakong.fund.core.Core;
import org.chakong.fund.core.Funds;
import org.chakong.fund.freeze.FreezeRegister.Listed;
import org.jdbi.v3.core.Jdbi;

/** The register of one account as people read it: the order, and the history of each freeze. */
@Singleton
class AccountRegister {

  private final Jdbi jdbi;
  private final Core core;

  AccountRegister(Jdbi jdbi, Core core) {
    this.jdbi = jdbi;
    this.core = core;
  }

  /** The open freezes in order. */
  List<Listed> open(String accountNo, BigDecimal after, int limit) {
    return list(accountNo, false, after, limit, freezeNos -> Map.of());
  }

  /** The ended ones too, each with its history. */
  List<Listed> withHistory(String accountNo, BigDecimal after, int limit) {
    return list(accountNo, true, after, limit, freezeNos -> events(accountNo, freezeNos));
  }

  private List<Listed> list(
      String accountNo,
      boolean ended,
      BigDecimal after,
      int limit,
      Function<List<String>, Map<String, List<RegisterEvent>>> history) {
    Funds funds = core.funds(List.of(accountNo)).get(accountNo);
    boolean contributing = funds != null && funds.contributing();
    List<Line> lines = lines(accountNo, ended, after, limit);
    Map<String, List<RegisterEvent>> told =
        history.apply(lines.stream().map(line -> line.freeze().freezeNo()).toList());
    return lines.stream()
        .map(line ->
            new Listed(
                line.freeze().place(),
                line.entry(contributing, told.get(line.freeze().freezeNo()))))
        .toList();
  }

  private List<Line> lines(String accountNo, boolean ended, BigDecimal after, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT f.*, l.ordered, l.frozen, l.top_up, l.position
                  FROM (SELECT p.*, CASE WHEN p.ordered > 0 THEN
                                      (count(*) FILTER (WHERE p.ordered > 0) OVER (ORDER BY p.sequence))::int
                                    END AS position
                          FROM freeze_part p
                         WHERE p.account_no = :account AND (:ended OR p.ordered > 0)) l
                  JOIN court_freeze f USING (freeze_no)
                 WHERE l.sequence > :after
                 ORDER BY l.sequence
                 LIMIT :limit
                """)
            .bind("account", accountNo)
            .bind("ended", ended)
            .bind("after", after)
            .bind("limit", limit)
            .map((row, context) -> line(row))
            .list());
  }

  /** A freeze with its part on the account, in fen. */
  private record Line(
      FreezeRow freeze,
      long ordered,
      long frozen,
      TopUp topUp,
      Integer position,
      OffsetDateTime endedAt) {

    RegisterEntry entry(boolean contributing, List<RegisterEvent> history) {
      long waiting = ordered - frozen;
      return new RegisterEntry(
          freeze.freezeNo(),
          freeze.requestNo(),
          freeze.court(),
          freeze.caseNumber(),
          freeze.state(),
          Money.ofFen(ordered),
          Money.ofFen(frozen),
          Money.ofFen(waiting),
          position,
          waiting > 0 && topUp != TopUp.NONE && contributing,
          freeze.from(),
          freeze.shownUntil(),
          endedAt,
          history);
    }
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        FreezeRow.read(row),
        row.getLong("ordered"),
        row.getLong("frozen"),
        TopUp.valueOf(row.getString("top_up")),
        row.getObject("position", Integer.class),
        legal(row.getObject("ended_at", OffsetDateTime.class)));
  }

  private record EventOf(String freezeNo, RegisterEvent event) {}

  /** What happened to the freezes as a whole and on this account. */
  private Map<String, List<RegisterEvent>> events(String accountNo, List<String> freezeNos) {
    return jdbi
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM freeze_event
                     WHERE freeze_no = ANY (:freezes) AND (account_no = :account OR account_no IS NULL)
                     ORDER BY freeze_no, id
                    """)
                .bind("account", accountNo)
                .bindArray("freezes", String.class, freezeNos)
                .map((row, context) -> new EventOf(row.getString("freeze_no"), event(row)))
                .list())
        .stream()
        .collect(
            Collectors.groupingBy(
                EventOf::freezeNo, Collectors.mapping(EventOf::event, Collectors.toList())));
  }

  private static RegisterEvent event(ResultSet row) throws SQLException {
    String state = row.getString("state_after");
    return new RegisterEvent(
        legal(row.getObject("at", OffsetDateTime.class)),
        row.getString("kind"),
        row.getString("actor"),
        row.getString("why"),
        row.getString("request_no"),
        state == null ? null : FreezeView.State.valueOf(state),
        money(row, "ordered_before"),
        money(row, "ordered_after"),
        money(row, "frozen_before"),
        money(row, "frozen_after"),
        row.getString("court_before"),
        row.getString("court_after"),
        row.getString("case_before"),
        row.getString("case_after"));
  }

  private static Money money(ResultSet row, String column) throws SQLException {
    Long fen = row.getObject(column, Long.class);
    return fen == null ? null : Money.ofFen(fen);
  }

  private static OffsetDateTime legal(OffsetDateTime at) {
    return at == null ? null : at.atZoneSameInstant(LegalZone.ZONE).toOffsetDateTime();
  }
}
