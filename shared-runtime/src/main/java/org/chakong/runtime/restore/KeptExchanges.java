package org.chakong.runtime.restore;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.api.RestoredExchange.SaidMessage;
import org.chakong.contracts.api.RestoredExchanges;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.runtime.web.ProblemException;
import org.jdbi.v3.core.Jdbi;

/** What was said with a peer about requests, as the evidence has it. */
@Singleton
class KeptExchanges {

  private static final int PAGE = 50;

  /** Not received yet: after all that were. */
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private static final String SELECT =
      """
      SELECT k.request_no, coalesce(k.received_at, timestamptz '9999-01-01 00:00Z') AS received, k.ended,
             f.jti AS f_jti, f.method AS f_method, f.target AS f_target, f.status AS f_status,
             f.token AS f_token, f.body AS f_body,
             a.jti AS a_jti, a.method AS a_method, a.target AS a_target, a.status AS a_status,
             a.token AS a_token, a.body AS a_body
        FROM kept_exchange k
        JOIN message f ON f.id = k.filed
        LEFT JOIN message a ON a.id = k.answered
       WHERE k.peer = :peer AND k.changed_at >= :since
         AND (coalesce(k.received_at, timestamptz '9999-01-01 00:00Z'), k.request_no) > (:received, :no)
       ORDER BY received, k.request_no
       LIMIT :limit
      """;

  private final Jdbi database;

  KeptExchanges(DataSource database) {
    this.database = Jdbi.create(database);
  }

  private record Row(Instant received, RestoredExchange exchange) {}

  /**
   * @param cursor of the page before, null for the first
   */
  RestoredExchanges page(PartyId peer, Instant since, String cursor) {
    String[] after = cursor == null ? new String[] {"", ""} : cursor.split("~", 2);
    List<Row> rows =
        database.withHandle(handle ->
            handle
                .createQuery(SELECT)
                .bind("peer", peer.value())
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .bind("received", received(after))
                .bind("no", after[1])
                .bind("limit", PAGE)
                .map((row, context) -> row(row))
                .list());
    String next =
        rows.size() < PAGE
            ? null
            : rows.getLast().received() + "~" + rows.getLast().exchange().requestNo();
    return new RestoredExchanges(rows.stream().map(Row::exchange).toList(), next);
  }

  private static OffsetDateTime received(String[] after) {
    try {
      Instant at = after[0].isEmpty() ? Instant.EPOCH : Instant.parse(after[0]);
      if (after.length != 2 || at.isAfter(LAST)) {
        throw ProblemException.malformed("cursor");
      }
      return at.atOffset(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw ProblemException.malformed("cursor");
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    String ended = row.getString("ended");
    return new Row(
        row.getObject("received", OffsetDateTime.class).toInstant(),
        new RestoredExchange(
            row.getString("request_no"),
            said(row, "f_").orElseThrow(),
            said(row, "a_").orElse(null),
            ended == null ? null : RequestStatus.valueOf(ended)));
  }

  private static Optional<SaidMessage> said(ResultSet row, String of) throws SQLException {
    byte[] body = row.getBytes(of + "body");
    return body == null
        ? Optional.empty()
        : Optional.of(
            new SaidMessage(
                row.getString(of + "jti"),
                row.getString(of + "method"),
                row.getString(of + "target"),
                row.getObject(of + "status", Integer.class),
                row.getString(of + "token"),
                Base64.getEncoder().encodeToString(body)));
  }
}
