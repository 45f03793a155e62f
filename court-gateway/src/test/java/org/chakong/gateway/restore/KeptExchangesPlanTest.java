package org.chakong.gateway.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.api.RestoredExchanges;
import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.database.CountedReads;
import org.chakong.runtime.database.CountedReads.Rows;
import org.chakong.runtime.restore.KeptExchanges;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a restored fund centre asks is answered without reading all there is. */
class KeptExchangesPlanTest {

  private static final PartyId FUND = new PartyId("fund:410800");
  private static final int REQUESTS = 20_000;
  private static final int PAGE = 50;

  /** One a minute, the last now. */
  private static final String MESSAGES =
      """
      INSERT INTO message (at, direction, kind, peer, jti, method, target, status, token, digest, body)
      SELECT now() - make_interval(mins => %1$d - i), d, CASE d WHEN 'OUT' THEN 'REQUEST' ELSE 'RESPONSE' END,
             'fund:410800', 'm' || i, 'POST', '/channel/v1/requests', CASE d WHEN 'IN' THEN 200 END,
             repeat('t', 700), 'd', convert_to(repeat('b', 1500), 'UTF8')
        FROM generate_series(1, %1$d) i, unnest(ARRAY['OUT', 'IN']) d
      """;

  private static final String FILED =
      """
      INSERT INTO request (request_no, court, fund_centre, action, case_number, body, fingerprint, status, verdict,
                           answer, revision, answer_peer, answer_jti, accepted_at, received_at, answered_at,
                           stored_at, quiet_since, sent_peer, sent_jti)
      SELECT 'PLAN-' || lpad(i::text, 6, '0'), '豫0811', '410800', 'QUERY', '（2026）豫0811执' || i || '号',
             jsonb_build_object('documents', jsonb_build_array(
               jsonb_build_object('documentId', 'sha256:' || encode(sha256(i::text::bytea), 'hex')))),
             encode(sha256(i::text::bytea), 'hex'), 'ANSWERED', 'EXECUTED', '{}', 1, 'fund:410800', 'm' || i,
             t, t, t, t, t, 'fund:410800', 'm' || i
        FROM generate_series(1, %1$d) i, LATERAL (SELECT now() - make_interval(mins => %1$d - i)) at (t)
      """;

  private static CountedReads database;
  private static KeptExchanges exchanges;

  @BeforeAll
  static void fill() throws IOException, SQLException {
    database = CountedReads.start();
    database.execute(MESSAGES.formatted(REQUESTS));
    database.execute(FILED.formatted(REQUESTS));
    database.execute("VACUUM ANALYZE");
    exchanges = new KeptExchanges(database.source());
  }

  @AfterAll
  static void stop() throws IOException, SQLException {
    database.close();
  }

  @Test
  void what_changed_lately_is_found_by_index_in_the_order_of_receipt() throws SQLException {
    Instant since = Instant.now().minus(Duration.ofMinutes(120)).minusSeconds(30);
    Rows requests = database.of("request");
    RestoredExchanges first = exchanges.page(FUND, since, null);
    RestoredExchanges second = exchanges.page(FUND, since, first.next());
    RestoredExchanges third = exchanges.page(FUND, since, second.next());

    assertThat(database.of("request").minus(requests).endToEnd()).isZero();
    assertThat(first.items().getFirst().requestNo()).isEqualTo("PLAN-019880");
    assertThat(first.items().getLast().requestNo()).isEqualTo("PLAN-019929");
    assertThat(second.items().getFirst().requestNo()).isEqualTo("PLAN-019930");
    assertThat(third.items().getLast().requestNo()).isEqualTo("PLAN-020000");
    assertThat(third.next()).isNull();
    assertThat(List.of(first, second, third))
        .flatExtracting(RestoredExchanges::items)
        .allMatch(item -> item.filed() != null && item.answered() != null)
        .extracting(RestoredExchange::requestNo)
        .hasSize(121)
        .isSorted();
  }

  @Test
  void of_20000_that_changed_the_messages_of_one_page_alone_are_read() throws SQLException {
    Instant since = Instant.now().minus(Duration.ofDays(365));
    String cursor = exchanges.page(FUND, since, null).next();
    Rows messages = database.of("message");
    long began = System.nanoTime();
    RestoredExchanges page = exchanges.page(FUND, since, cursor);
    long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
    System.out.printf("a page of %d of %d requests: %d ms%n", PAGE, REQUESTS, took);

    Rows read = database.of("message").minus(messages);
    assertThat(page.items()).hasSize(PAGE);
    assertThat(read.endToEnd()).isZero();
    // each of two messages is found by its token's id, and then read, in whichever month
    assertThat(read.byIndex()).isLessThanOrEqualTo(8L * PAGE);
    // ten seconds are what the peer waits for; a busy machine must not fail this
    assertThat(took).isLessThan(2_000);
  }
}
