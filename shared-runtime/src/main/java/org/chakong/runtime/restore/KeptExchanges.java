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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.api.RestoredExchange.SaidMessage;
import org.chakong.contracts.api.RestoredExchanges;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.runtime.web.ProblemException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * What was said with a peer about requests, as the evidence has it. A page is chosen first, by an
 * index over what changed, and only its requests' messages are looked for.
 */
@Singleton
public class KeptExchanges {

  private static final int PAGE = 50;

  /** Not received yet: after all that were. */
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private static final String SELECT =
      """
      WITH page AS MATERIALIZED (
        SELECT request_no, received
          FROM (SELECT k.request_no, coalesce(k.received_at, timestamptz '9999-01-01 00:00Z') AS received
                  FROM kept_exchange k
                 WHERE k.peer = :peer AND k.changed_at >= :since
                UNION
                SELECT k.request_no, coalesce(k.received_at, timestamptz '9999-01-01 00:00Z')
                  FROM kept_letter l JOIN kept_exchange k ON k.request_no = l.request_no
                 WHERE k.peer = :peer AND l.at >= :since) changed
         WHERE (received, request_no) > (:received, :no)
         ORDER BY received, request_no
         LIMIT :limit)
      SELECT p.request_no, p.received, k.ended,
             f.jti AS f_jti, f.method AS f_method, f.target AS f_target, f.status AS f_status,
             f.token AS f_token, f.body AS f_body,
             a.jti AS a_jti, a.method AS a_method, a.target AS a_target, a.status AS a_status,
             a.token AS a_token, a.body AS a_body
        FROM page p
        JOIN kept_exchange k ON k.request_no = p.request_no
        LEFT JOIN LATERAL (SELECT * FROM message WHERE id = k.filed LIMIT 1) f ON true
        LEFT JOIN LATERAL (SELECT * FROM message WHERE id = k.answered LIMIT 1) a ON true
       ORDER BY p.received, p.request_no
      """;

  private static final String LETTERS =
      """
      SELECT l.request_no, m.jti AS l_jti, m.method AS l_method, m.target AS l_target, m.status AS l_status,
             m.token AS l_token, m.body AS l_body
        FROM kept_letter l
        JOIN message m ON m.id = l.message
       WHERE l.request_no = ANY (:requests)
       ORDER BY l.message
      """;

  private final Jdbi database;

  public KeptExchanges(DataSource database) {
    this.database = Jdbi.create(database).installPlugin(new PostgresPlugin());
  }

  /**
   * @param exchange empty where the filing is kept no longer: such a request proves nothing
   */
  private record Row(Instant received, String requestNo, Optional<RestoredExchange> exchange) {}

  /**
   * Requests that changed since, in the order of their receipt.
   *
   * @param since real time
   * @param cursor of the page before, null for the first
   */
  public RestoredExchanges page(PartyId peer, Instant since, String cursor) {
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
        rows.size() < PAGE ? null : rows.getLast().received() + "~" + rows.getLast().requestNo();
    Map<String, List<SaidMessage>> letters = letters(rows.stream().map(Row::requestNo).toList());
    return new RestoredExchanges(
        rows.stream()
            .flatMap(row -> row.exchange().stream())
            .map(exchange -> with(letters, exchange))
            .toList(),
        next);
  }

  private static RestoredExchange with(
      Map<String, List<SaidMessage>> letters, RestoredExchange exchange) {
    return new RestoredExchange(
        exchange.requestNo(),
        exchange.filed(),
        exchange.answered(),
        exchange.ended(),
        letters.get(exchange.requestNo()));
  }

  private Map<String, List<SaidMessage>> letters(List<String> requests) {
    record Letter(String requestNo, Optional<SaidMessage> said) {}
    return database.withHandle(handle ->
        handle
            .createQuery(LETTERS)
            .bindArray("requests", String.class, requests)
            .map((row, context) -> new Letter(row.getString("request_no"), said(row, "l_")))
            .stream()
            .filter(letter -> letter.said().isPresent())
            .collect(
                Collectors.groupingBy(
                    Letter::requestNo,
                    Collectors.mapping(letter -> letter.said().get(), Collectors.toList()))));
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
    String requestNo = row.getString("request_no");
    Optional<SaidMessage> answered = said(row, "a_");
    return new Row(
        row.getObject("received", OffsetDateTime.class).toInstant(),
        requestNo,
        said(row, "f_")
            .map(filed ->
                new RestoredExchange(
                    requestNo,
                    filed,
                    answered.orElse(null),
                    ended == null ? null : RequestStatus.valueOf(ended),
                    null)));
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
