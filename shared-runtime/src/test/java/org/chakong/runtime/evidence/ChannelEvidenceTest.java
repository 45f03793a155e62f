package org.chakong.runtime.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.CourtChannelApi;
import org.chakong.contracts.api.Notice;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKey;
import org.chakong.contracts.message.PinnedKeys;
import org.chakong.contracts.message.SignedBody;
import org.chakong.runtime.channel.ChannelCalls;
import org.chakong.runtime.channel.FundSide;
import org.chakong.runtime.channel.Outgoing;
import org.chakong.runtime.channel.Peer;
import org.chakong.runtime.channel.PeerDirectory;
import org.chakong.runtime.channel.TestPeer;
import org.chakong.runtime.database.TestDatabase;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the running channel keeps, seals and can show, held against the verifier. */
@QuarkusTest
@TestProfile(FundSide.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(TestPeer.class)
class ChannelEvidenceTest {

  private static final PartyId FUND = new PartyId("fund:410800");
  private static final byte[] NOTHING = new byte[0];
  private static final SignedBody<Notice> NOTICE =
      SignedBody.of(
          new Notice(
              "n-7",
              Notice.Kind.DELAY,
              "JZ-2026-000077",
              "豫0811",
              OffsetDateTime.parse("2026-11-20T10:00:00+08:00"),
              "迟延",
              null),
          ContractJson.tolerant());

  @TestHTTPResource URI root;
  @Inject DataSource database;
  @Inject ChannelCalls calls;
  @Inject PeerDirectory peers;
  TestPeer court;
  private Jdbi jdbi;

  @BeforeEach
  void open() {
    jdbi = Jdbi.create(database).installPlugin(new PostgresPlugin());
  }

  @AfterEach
  void takeEverything() {
    court.answerWith(200);
  }

  @Test
  void what_comes_in_and_what_is_answered_is_kept_byte_for_byte_errors_too() {
    assertKept(
        court.send(
            root, FUND, "POST", "/channel/v1/echo", "{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
    assertKept(court.send(root, FUND, "GET", "/channel/v1/nothing/here", NOTHING));
    assertKept(court.send(root, FUND, "DELETE", "/channel/v1/echo", NOTHING));
    assertKept(court.send(root, FUND, "GET", "/channel/v1/failure", NOTHING));
  }

  private void assertKept(TestPeer.Reply reply) {
    List<KeptMessage> kept = newest(2);
    assertThat(kept.getFirst().kind()).isEqualTo("REQUEST");
    assertThat(kept.getLast().status()).isEqualTo(reply.status());
    assertThat(kept.getLast().token()).isEqualTo(reply.receipt());
    assertThat(kept.getLast().body()).isEqualTo(reply.bytes());
  }

  @Test
  void what_is_sent_is_kept_before_it_is_sent_and_so_is_each_answer() {
    court.answerWith(409);
    String receipt = send(peers.peers().getFirst()).orElseThrow();
    List<KeptMessage> kept = newest(2);
    assertThat(kept.getFirst().direction()).isEqualTo("OUT");
    assertThat(kept.getFirst().body()).isEqualTo(NOTICE.bytes());
    assertThat(kept.getLast().status()).isEqualTo(409);
    assertThat(kept.getLast().token()).isEqualTo(receipt);
    Peer nowhere =
        new Peer(
            court.party(),
            URI.create("http://127.0.0.1:1/in/a/path"),
            Set.of(),
            Optional.empty(),
            Set.of());
    assertThat(send(nowhere)).isEmpty();
    assertThat(newest(1).getFirst().direction()).isEqualTo("OUT");
  }

  private Optional<String> send(Peer peer) {
    return calls
        .exchange(
            CourtChannelApi.class,
            peer,
            Outgoing.post("/channel/v1/notices", NOTICE.bytes()),
            (api, authorization) -> api.notice(authorization, NOTICE))
        .map(exchange -> exchange.receipt());
  }

  @Test
  void all_of_it_is_sealed_in_the_background_and_verifies_under_the_keys_that_were_kept() {
    court.send(root, FUND, "GET", "/channel/v1/sender", NOTHING);
    long last = newest(1).getFirst().id();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> head().filter(head -> head.lastId() >= last).isPresent());
    VerifyEvidence.Result result = jdbi.inTransaction(ChannelEvidenceTest::verified);
    assertThat(result.finding()).isEmpty();
    assertThat(result.records()).isGreaterThanOrEqualTo(2);
    RestAssured.get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("chakong_evidence_oldest_unsealed_seconds"));
  }

  private static VerifyEvidence.Result verified(Handle handle) {
    EvidenceRows rows = new EvidenceRows(handle);
    try {
      List<PeerKey> keys = rows.keys();
      assertThat(keys)
          .extracting(key -> key.owner().value())
          .contains("court:410800", "fund:410800");
      return new VerifyEvidence(rows, PinnedKeys.of(keys), List.of(), records -> {}).verify();
    } catch (CannotVerify e) {
      throw new AssertionError(e);
    }
  }

  private Optional<SealRow> head() {
    return jdbi.withHandle(handle -> new EvidenceRows(handle).head());
  }

  private List<KeptMessage> newest(int count) {
    return jdbi.withHandle(handle -> {
      List<KeptMessage> all = new EvidenceRows(handle).messages(0, Long.MAX_VALUE).list();
      return all.subList(all.size() - count, all.size());
    });
  }
}
