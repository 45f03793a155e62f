package org.chakong.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import org.chakong.runtime.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FundSide.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(TestPeer.class)
class ChannelCallsTest {

  private static final SignedBody<Notice> NOTICE =
      SignedBody.of(
          new Notice(
              "n-1",
              Notice.Kind.DELAY,
              "JZ-2026-000001",
              "豫0811",
              OffsetDateTime.parse("2026-11-20T10:00:00+08:00"),
              "迟延",
              null),
          ContractJson.tolerant());

  @Inject ChannelCalls calls;
  @Inject PeerDirectory peers;
  @Inject PinnedPeers keys;
  TestPeer gateway;

  /** The first of all fetches may take longer than an answer waits for it. */
  @BeforeEach
  void its_keys_are_known() {
    await().atMost(Duration.ofSeconds(60)).until(() -> keys.byKid(gateway.key().kid()).isPresent());
  }

  @AfterEach
  void takeEverything() {
    gateway.answerWith(200);
  }

  @Test
  void sends_the_exact_bytes_it_signed_and_verifies_the_answer() throws IOException {
    Exchange<Taken> exchange = send(peers.peers().getFirst()).orElseThrow();
    assertThat(exchange.accepted()).isTrue();
    assertThat(exchange.response().value().id()).isEqualTo("taken");
    TestPeer.Heard heard = gateway.heard().getLast();
    assertThat(heard.target()).isEqualTo("/channel/v1/notices");
    assertThat(heard.body()).isEqualTo(new String(NOTICE.bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void an_error_is_an_answer_whose_bytes_are_verified_too() {
    gateway.answerWith(409);
    Exchange<Taken> exchange = send(peers.peers().getFirst()).orElseThrow();
    assertThat(exchange.accepted()).isFalse();
    assertThat(exchange.refusedWith(409)).isTrue();
  }

  @Test
  void a_peer_that_is_not_there_gives_no_answer() {
    Peer nowhere =
        new Peer(
            new PartyId("court:410800"),
            URI.create("http://127.0.0.1:1"),
            Set.of(),
            Optional.empty(),
            Set.of());
    assertThat(send(nowhere)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"id\"",
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 100\r\n\r\n{"
      })
  void a_peer_that_hangs_up_wherever_it_is_gives_no_answer(String saidBefore) throws Exception {
    try (ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> hangUpAfter(door, saidBefore));
      Peer peer =
          new Peer(
              new PartyId("court:410800"),
              URI.create("http://127.0.0.1:" + door.getLocalPort()),
              Set.of(),
              Optional.empty(),
              Set.of());
      assertThat(send(peer)).isEmpty();
    }
  }

  private static void hangUpAfter(ServerSocket door, String said) {
    while (!door.isClosed()) {
      try (Socket caller = door.accept()) {
        int read = caller.getInputStream().read(new byte[65_536]);
        assertThat(read).isPositive();
        caller.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private Optional<Exchange<Taken>> send(Peer peer) {
    return calls.exchange(
        CourtChannelApi.class,
        peer,
        Outgoing.post("/channel/v1/notices", NOTICE.bytes()),
        (api, authorization) -> api.notice(authorization, NOTICE));
  }
}
