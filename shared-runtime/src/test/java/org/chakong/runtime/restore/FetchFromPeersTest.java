package org.chakong.runtime.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.api.RestoredExchanges;
import org.chakong.contracts.message.Digests;
import org.chakong.runtime.channel.FundSide;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.channel.TestPeer.Said;
import org.chakong.runtime.database.TestDatabase;
import org.chakong.runtime.restore.RestoringSide.Came;
import org.chakong.runtime.restore.RestoringSide.Outcome;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FundSide.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(TestPeer.class)
class FetchFromPeersTest {

  private static final String RESTORATIONS = "/channel/v1/restorations";
  private static final Optional<Came> SAME = Optional.of(new Came(Outcome.SAME, "A", "A"));

  @TestHTTPResource URI root;
  @Inject FetchFromPeers fetch;
  @Inject ServiceDoor door;
  @Inject AskPeer ask;
  @Inject PeerDirectory peers;
  @Inject RepeatingSide side;
  @Inject OwnWords own;
  @Inject RestorationWait wait;
  @Inject DataSource dataSource;
  TestPeer gateway;
  private Jdbi database;

  /** As another replica that is at it: the service under test leaves it alone. */
  private Handle another;

  @BeforeEach
  void a_restoration_is_open() throws JsonProcessingException {
    database = Jdbi.create(dataSource);
    another = database.open();
    another.execute("SELECT pg_advisory_lock(?)", RestorationBook.ONE_AT_A_TIME);
    database.useHandle(handle ->
        handle.execute(
            "INSERT INTO restoration (found_at, since) VALUES (now() - interval '1 hour', now())"));
    gateway.script(RESTORATIONS, new Said(200, page("R-1", "R-2", "R-3")));
    own.wait(word -> {});
  }

  @AfterEach
  void none_is() {
    gateway.script(RESTORATIONS);
    database.useHandle(
        handle -> handle.execute("UPDATE restoration SET ended_at = now() WHERE ended_at IS NULL"));
    another.execute("SELECT pg_advisory_unlock(?)", RestorationBook.ONE_AT_A_TIME);
    another.close();
    // the tests that follow are served
    door.look();
  }

  @Test
  void what_all_peers_know_is_done_again_in_their_order_and_ends_the_restoration() {
    side.does(requestNo -> SAME);
    assertThat(fetch.fetch()).isTrue();
    assertThat(side.done()).containsExactly("R-1", "R-2", "R-3", "all");
    assertThat(isOpen()).isFalse();
  }

  @Test
  void after_a_request_about_which_the_peer_does_not_answer_nothing_is_done() {
    side.does(requestNo -> requestNo.equals("R-2") ? Optional.empty() : SAME);
    assertThat(fetch.fetch()).isFalse();
    assertThat(side.done()).containsExactly("R-1", "R-2");
    assertThat(isOpen()).isTrue();
    side.does(requestNo -> SAME);
    assertThat(fetch.fetch()).isTrue();
    assertThat(outcomes()).containsExactly("R-1 SAME", "R-2 SAME", "R-3 SAME");
  }

  @Test
  void after_a_request_that_failed_nothing_is_done_until_it_has_failed_in_ten_rounds()
      throws JsonProcessingException {
    gateway.script(RESTORATIONS, new Said(200, page("F-1", "F-2")));
    side.does(requestNo -> {
      if (requestNo.equals("F-1")) {
        throw new IllegalStateException("always");
      }
      return SAME;
    });
    for (int round = 1; round < 10; round++) {
      assertThat(fetch.fetch()).as("round " + round).isFalse();
    }
    assertThat(side.done()).doesNotContain("F-2", "all");
    assertThat(fetch.fetch()).isTrue();
    assertThat(outcomes()).containsExactly("F-1 FAILED", "F-2 SAME");
  }

  @Test
  void a_request_for_which_the_database_had_no_room_is_never_given_up()
      throws JsonProcessingException {
    gateway.script(RESTORATIONS, new Said(200, page("B-1")));
    side.does(requestNo -> {
      throw new IllegalStateException(new SQLException("too many connections", "53300"));
    });
    for (int round = 1; round <= 12; round++) {
      assertThat(fetch.fetch()).as("round " + round).isFalse();
    }
    assertThat(outcomes()).isEmpty();
  }

  @Test
  void while_it_waits_for_an_operators_word_nobody_is_asked_and_nothing_is_done() {
    side.does(requestNo -> SAME);
    database.useHandle(handle ->
        handle.execute("UPDATE restoration SET waits_since = now() WHERE ended_at IS NULL"));
    long asked = asked();
    assertThat(fetch.fetch()).isFalse();
    assertThat(asked()).isEqualTo(asked);
    assertThat(side.done()).isEmpty();
    assertThat(wait.allTold("ops-1")).isPresent();
    assertThat(fetch.fetch()).isTrue();
    assertThat(side.done()).containsExactly("R-1", "R-2", "R-3", "all");
  }

  private long asked() {
    return gateway.heard().stream().filter(heard -> heard.target().equals(RESTORATIONS)).count();
  }

  @Test
  void after_a_word_of_the_own_institution_that_cannot_be_taken_nothing_is_done() {
    side.does(requestNo -> SAME);
    AtomicBoolean busy = new AtomicBoolean(true);
    own.wait(
        word -> {
          if (busy.get()) {
            throw new IllegalStateException(new SQLException("too many connections", "53300"));
          }
        },
        7L,
        8L);
    for (int round = 1; round <= 12; round++) {
      assertThat(fetch.fetch()).as("round " + round).isFalse();
    }
    assertThat(side.done()).isEmpty();
    busy.set(false);
    assertThat(fetch.fetch()).isTrue();
    assertThat(side.done()).containsExactly("R-1", "R-2", "R-3", "all");
  }

  @Test
  void a_word_that_always_fails_is_given_up_after_ten_rounds() {
    side.does(requestNo -> SAME);
    own.wait(
        word -> {
          throw new IllegalStateException("always");
        },
        9L);
    for (int round = 1; round < 10; round++) {
      assertThat(fetch.fetch()).as("round " + round).isFalse();
    }
    assertThat(side.done()).isEmpty();
    assertThat(fetch.fetch()).isTrue();
    assertThat(own.first(1)).isEmpty();
  }

  @Test
  void a_paper_stays_away_only_when_the_peer_itself_says_that_it_has_none() {
    byte[] paper = "%PDF-1.7 restored".getBytes(StandardCharsets.UTF_8);
    String sha256 = Digests.sha256Hex(paper);
    String told =
        "{\"documentId\":\"sha256:%s\",\"bytes\":\"%s\"}"
            .formatted(sha256, Base64.getEncoder().encodeToString(paper));
    gateway.script(
        RESTORATIONS + "/papers/" + sha256,
        new Said(503, "{}"),
        new Said(500, "{}"),
        new Said(200, told),
        new Said(404, "{}"));
    List<byte[]> kept = new ArrayList<>();
    assertThat(paper(sha256, kept)).as("no room").isFalse();
    assertThat(paper(sha256, kept)).as("broken").isFalse();
    assertThat(kept).isEmpty();
    assertThat(paper(sha256, kept)).as("told").isTrue();
    assertThat(kept).containsExactly(paper);
    assertThat(paper(sha256, kept)).as("it has none").isTrue();
    assertThat(kept).hasSize(1);
  }

  private boolean paper(String sha256, List<byte[]> kept) {
    return ask.paper(peers.peers().getFirst(), sha256, kept::add);
  }

  private static String page(String... requests) throws JsonProcessingException {
    return ContractJson.tolerant()
        .writeValueAsString(
            new RestoredExchanges(
                Stream.of(requests)
                    .map(requestNo -> new RestoredExchange(requestNo, null, null, null, null))
                    .toList(),
                null));
  }

  private boolean isOpen() {
    return database.withHandle(handle -> ServiceDoor.openRestoration(handle).isPresent());
  }

  private List<String> outcomes() {
    return database.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT request_no || ' ' || outcome FROM restored_request
                 WHERE restoration = (SELECT max(number) FROM restoration) ORDER BY request_no
                """)
            .mapTo(String.class)
            .list());
  }
}
