package org.chakong.runtime.channel;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.chakong.contracts.message.PeerKey;
import org.chakong.contracts.message.PeerKeys;
import org.chakong.runtime.start.ServiceRoom;

/**
 * The keys of all peers, each fetched from the peer and pinned: to the configured thumbprints, or
 * in demo mode to what the first fetch found. What a peer publishes later and is not pinned is
 * refused.
 */
@Singleton
class PinnedPeers implements PeerKeys {

  private final List<PinnedPeer> peers;

  PinnedPeers(PeerDirectory directory, ServiceRoom room) {
    KeySetFetch fetch = new KeySetFetch();
    this.peers =
        directory.peers().stream()
            .map(peer ->
                new PinnedPeer(
                    peer,
                    room.demo() && peer.thumbprints().isEmpty()
                        ? Optional.of(PinFile.of(room.path("pinned"), peer.party()))
                        : Optional.empty(),
                    fetch,
                    System::nanoTime))
            .toList();
  }

  @Override
  public Optional<PeerKey> byKid(String kid) {
    return held(kid).or(() -> fetched(kid));
  }

  private Optional<PeerKey> held(String kid) {
    return peers.stream().flatMap(peer -> peer.held(kid).stream()).findFirst();
  }

  private Optional<PeerKey> fetched(String kid) {
    return peers.stream().flatMap(peer -> peer.fetched(kid).stream()).findFirst();
  }
}
