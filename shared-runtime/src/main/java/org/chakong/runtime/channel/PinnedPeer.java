package org.chakong.runtime.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.chakong.contracts.message.PeerKey;
import org.chakong.contracts.message.PinnedKeys;

/** The keys of one peer and when it may next be asked for them. */
final class PinnedPeer {

  /** Anybody may make us ask, by naming a key we do not know; so we ask seldom. */
  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  /** Why a published key is not taken. */
  private enum NotTaken {
    KEY_CHANGED,
    KEY_NOT_AGREED,
    KEY_SET_UNREADABLE
  }

  private final Peer peer;
  private final Optional<PinFile> firstUse;
  private final KeySetFetch fetch;
  private final LongSupplier nanos;
  private volatile PinnedKeys keys;
  private long fetchedAt;
  private Duration pause = Duration.ZERO;

  /**
   * @param firstUse where the first key set is pinned; empty where thumbprints are agreed
   * @param nanos time that no clock set forward and back moves: its keys would not be asked for
   *     until the wrong time comes again
   */
  PinnedPeer(Peer peer, Optional<PinFile> firstUse, KeySetFetch fetch, LongSupplier nanos) {
    this.peer = peer;
    this.firstUse = firstUse;
    this.fetch = fetch;
    this.nanos = nanos;
    this.keys =
        firstUse.flatMap(PinFile::read).map(this::allOf).orElseGet(() -> PinnedKeys.of(List.of()));
  }

  Optional<PeerKey> held(String kid) {
    return keys.byKid(kid);
  }

  /** Asks the peer, where that is allowed again, and looks once more. */
  synchronized Optional<PeerKey> fetched(String kid) {
    if (held(kid).isPresent() || nanos.getAsLong() - fetchedAt < pause.toNanos()) {
      return held(kid);
    }
    Optional<String> published = fetch.from(peer);
    fetchedAt = nanos.getAsLong();
    pause = published.isPresent() ? BETWEEN_FETCHES : AFTER_FAILURE;
    published.ifPresent(this::take);
    return held(kid);
  }

  private void take(String published) {
    try {
      if (firstUse.isEmpty()) {
        takeAgreed(published);
      } else if (keys.keys().isEmpty()) {
        keys = allOf(published);
        firstUse.get().write(published);
      } else if (!keys.keys().containsAll(allOf(published).keys())) {
        refuse(NotTaken.KEY_CHANGED);
      }
    } catch (IllegalArgumentException e) {
      refuse(NotTaken.KEY_SET_UNREADABLE);
    }
  }

  private void takeAgreed(String published) {
    if (!peer.thumbprints().isEmpty()) {
      keys = PinnedKeys.fromJwks(published, peer.party(), peer.thumbprints());
    }
    if (keys.keys().size() < allOf(published).keys().size()) {
      refuse(NotTaken.KEY_NOT_AGREED);
    }
  }

  private PinnedKeys allOf(String keySet) {
    return PinnedKeys.fromJwks(keySet, peer.party(), Set.of());
  }

  private void refuse(NotTaken why) {
    SecurityLog.event("PEER_KEY_REFUSED", why, peer.party().value());
  }
}
