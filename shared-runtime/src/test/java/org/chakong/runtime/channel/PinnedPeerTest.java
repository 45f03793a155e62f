package org.chakong.runtime.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.chakong.contracts.message.KeyDirectory;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.SigningKey;
import org.chakong.runtime.call.StallingReceiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PinnedPeerTest {

  private static final PartyId COURT = new PartyId("court:410800");

  @TempDir Path room;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong(System.nanoTime());
  private volatile List<SigningKey> published = List.of();
  private HttpServer server;

  @BeforeEach
  void publish() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/.well-known/jwks.json",
        exchange -> {
          asked.incrementAndGet();
          byte[] keys = KeyDirectory.jwks(published).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void the_first_key_is_pinned_and_outlives_a_restart() {
    SigningKey key = SigningKey.generate();
    published = List.of(key);
    assertThat(onFirstUse().fetched(key.kid())).isPresent();
    server.stop(0);
    assertThat(onFirstUse().held(key.kid())).isPresent();
  }

  @Test
  void a_key_that_changed_is_refused() {
    SigningKey first = SigningKey.generate();
    published = List.of(first);
    PinnedPeer peer = onFirstUse();
    peer.fetched(first.kid());
    SigningKey other = SigningKey.generate();
    published = List.of(other);
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(peer.fetched(other.kid())).isEmpty();
    assertThat(peer.held(first.kid())).isPresent();
  }

  @Test
  @Timeout(20)
  void a_peer_that_goes_silent_within_its_key_set_is_not_waited_for() throws IOException {
    try (var silent = new StallingReceiver()) {
      Peer peer = new Peer(COURT, silent.address(), Set.of("豫0811"), Optional.empty(), Set.of());
      PinnedPeer pinned =
          new PinnedPeer(
              peer, Optional.of(PinFile.of(room, COURT)), new KeySetFetch(), System::nanoTime);
      assertThat(pinned.fetched("any")).isEmpty();
    }
  }

  @Test
  void only_agreed_keys_are_taken_and_none_where_none_is_agreed() {
    SigningKey agreed = SigningKey.generate();
    SigningKey other = SigningKey.generate();
    published = List.of(agreed, other);
    PinnedPeer peer = agreedOn(Set.of(agreed.kid()));
    assertThat(peer.fetched(other.kid())).isEmpty();
    assertThat(peer.held(agreed.kid())).isPresent();
    assertThat(agreedOn(Set.of()).fetched(agreed.kid())).isEmpty();
  }

  @Test
  void unknown_keys_do_not_make_it_ask_again_and_again() {
    published = List.of(SigningKey.generate());
    PinnedPeer peer = onFirstUse();
    for (int i = 0; i < 5; i++) {
      peer.fetched("nobody's key");
    }
    assertThat(asked).hasValue(1);
    nanos.addAndGet(Duration.ofSeconds(11).toNanos());
    peer.fetched("nobody's key");
    assertThat(asked).hasValue(2);
  }

  private PinnedPeer onFirstUse() {
    return new PinnedPeer(
        peer(Set.of()), Optional.of(PinFile.of(room, COURT)), new KeySetFetch(), nanos::get);
  }

  private PinnedPeer agreedOn(Set<String> thumbprints) {
    return new PinnedPeer(peer(thumbprints), Optional.empty(), new KeySetFetch(), nanos::get);
  }

  private Peer peer(Set<String> thumbprints) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new Peer(COURT, url, Set.of("豫0811"), Optional.empty(), thumbprints);
  }
}
