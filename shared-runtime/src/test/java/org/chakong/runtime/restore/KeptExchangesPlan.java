package org.chakong.runtime.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.api.RestoredExchanges;
import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.Fastest;
import org.chakong.runtime.database.CountedReads;
import org.chakong.runtime.database.CountedReads.Rows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What a restored peer asks is answered without reading all there is; each service says how its
 * tables are filled.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class KeptExchangesPlan {

  private static final int REQUESTS = 20_000;
  private static final int PAGE = 50;

  /** A week into a month, so that both parts of the messages are large whichever day it is. */
  private static final Instant NEWEST =
      OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(8).toInstant();

  /** One a minute. */
  private static final String MESSAGES =
      """
      INSERT INTO message (at, direction, kind, peer, jti, method, target, status, token, digest, body)
      SELECT timestamptz '%4$s' - make_interval(mins => %1$d - i), d, CASE d WHEN '%2$s' THEN 'REQUEST' ELSE 'RESPONSE' END,
             '%3$s', 'm' || i, 'POST', '/channel/v1/requests', CASE d WHEN '%2$s' THEN NULL ELSE 200 END,
             repeat('t', 700), 'd', convert_to(repeat('b', 1500), 'UTF8')
        FROM generate_series(1, %1$d) i,
             unnest(ARRAY['%2$s', CASE '%2$s' WHEN 'IN' THEN 'OUT' ELSE 'IN' END]) d
      """;

  private final PartyId peer;
  private final String requests;
  private final String filed;
  private CountedReads database;
  private KeptExchanges exchanges;

  /**
   * @param requests the direction of requests, {@code IN} or {@code OUT}
   * @param filed SQL that fills the table {@code request}, of so many rows, with {@code
   *     PLAN-000001} and so on, one a minute up to an instant, exchanged in the messages {@code m1}
   *     and so on
   */
  protected KeptExchangesPlan(PartyId peer, String requests, String filed) {
    this.peer = peer;
    this.requests = requests;
    this.filed = filed;
  }

  @BeforeAll
  void fill() throws IOException, SQLException {
    database = CountedReads.start();
    database.execute(MESSAGES.formatted(REQUESTS, requests, peer.value(), NEWEST));
    database.execute(filed.formatted(REQUESTS, NEWEST));
    database.execute("VACUUM ANALYZE");
    exchanges = new KeptExchanges(database.source());
  }

  @AfterAll
  void stop() throws IOException, SQLException {
    database.close();
  }

  @Test
  void what_changed_lately_is_found_by_index_in_the_order_of_receipt() throws SQLException {
    Instant since = NEWEST.minus(Duration.ofMinutes(120)).minusSeconds(30);
    Rows read = database.of("request");
    RestoredExchanges first = exchanges.page(peer, since, null);
    RestoredExchanges second = exchanges.page(peer, since, first.next());
    RestoredExchanges third = exchanges.page(peer, since, second.next());

    assertThat(database.of("request").minus(read).endToEnd()).isZero();
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
  void of_20000_that_changed_the_messages_of_one_page_alone_are_read() throws Exception {
    Instant since = NEWEST.minus(Duration.ofDays(365));
    String cursor = exchanges.page(peer, since, null).next();
    Rows messages = database.of("message");
    RestoredExchanges page = exchanges.page(peer, since, cursor);
    Rows read = database.of("message").minus(messages);
    assertThat(page.items()).hasSize(PAGE);
    assertThat(read.endToEnd()).isZero();
    // each of two messages is found by its token's id, and then read, in whichever month
    assertThat(read.byIndex()).isLessThanOrEqualTo(8L * PAGE);
    long took =
        Fastest.of(3, () -> assertThat(exchanges.page(peer, since, cursor).items()).hasSize(PAGE))
            .toMillis();
    System.out.printf("a page of %d of %d requests: %d ms%n", PAGE, REQUESTS, took);
    assertThat(took).as("milliseconds; ten seconds are what the peer waits for").isLessThan(2_000);
  }
}
