package org.chakong.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.CourtChannelApi;
import org.chakong.contracts.api.CourtChannelApi.Taken;
import org.chakong.contracts.api.Notice;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.SignedBody;
import org.chakong.runtime.Fastest;
import org.chakong.runtime.database.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FundSide.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(TestPeer.class)
class PeerLineTest {

  private static final SignedBody<Notice> NOTICE =
      SignedBody.of(
          new Notice(
              "n-2",
              Notice.Kind.DELAY,
              "JZ-2026-000002",
              "豫0811",
              OffsetDateTime.parse("2026-11-20T10:00:00+08:00"),
              "迟延",
              null),
          ContractJson.tolerant());

  /** Where nobody listens; a port that was just closed may be somebody else's by now. */
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");

  @Inject PeerLine line;
  @Inject PeerDirectory peers;
  @Inject MeterRegistry meters;

  @Test
  void a_silent_peer_is_left_alone_until_it_answers_again_and_the_others_are_not_held_up()
      throws Exception {
    Peer there = peers.peers().getFirst();
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Peer away = at(silent.getLocalPort());
      assertThat(send(away)).isEmpty();
      assertThat(send(away)).isEmpty();
      assertThat(line.isOpen(away)).isTrue();
      assertThat(meters.get("chakong.line.open").gauge().value()).isPositive();
      assertThat(Fastest.of(3, () -> assertThat(send(away)).isEmpty()))
          .as("nobody waits for a peer that is left alone")
          .isLessThan(Duration.ofMillis(300));
      assertThat(send(there)).isPresent();
      assertThat(line.isOpen(there)).isFalse();
    }
  }

  @Test
  void a_line_closes_by_itself_once_the_peer_answers() {
    Peer there = peers.peers().getFirst();
    Peer wrong = new Peer(there.party(), NOBODY, Set.of(), Optional.empty(), Set.of());
    assertThat(send(wrong)).isEmpty();
    assertThat(send(wrong)).isEmpty();
    assertThat(line.isOpen(there)).isTrue();
    await().atMost(Duration.ofSeconds(60)).until(() -> send(there).isPresent());
    assertThat(line.isOpen(there)).isFalse();
  }

  @Test
  void nothing_is_sent_while_a_transaction_is_open() {
    Peer there = peers.peers().getFirst();
    assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> send(there)))
        .hasStackTraceContaining("transaction");
  }

  private static Peer at(int port) {
    return new Peer(
        new PartyId("court:999999"),
        URI.create("http://127.0.0.1:" + port),
        Set.of(),
        Optional.empty(),
        Set.of());
  }

  private Optional<Exchange<Taken>> send(Peer peer) {
    return line.exchange(
        CourtChannelApi.class,
        peer,
        Outgoing.post("/channel/v1/notices", NOTICE.bytes()),
        (api, authorization) -> api.notice(authorization, NOTICE));
  }
}
