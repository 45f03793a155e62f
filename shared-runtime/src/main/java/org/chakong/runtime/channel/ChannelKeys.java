package org.chakong.runtime.channel;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.chakong.contracts.message.KeyDirectory;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.contracts.message.MessageVerifier;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKey;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.evidence.KeptKeys;
import org.chakong.runtime.start.ServiceRoom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * This party's keys, and what signs and verifies with them: on real time, whatever demo mode does.
 */
@ApplicationScoped
class ChannelKeys {

  private static final Logger LOG = Logger.getLogger(ChannelKeys.class);

  /**
   * A service that does not know who it is must not start, nor one that would sign with keys that
   * its database has never seen; a new one makes its key now.
   *
   * @param replaced set for the one start after which all earlier keys are gone
   */
  void start(
      @Observes StartupEvent started,
      PeerDirectory peers,
      KeyDirectory keys,
      KeptKeys kept,
      ServiceRoom room,
      @ConfigProperty(name = "chakong.keys.replaced", defaultValue = "false") boolean replaced) {
    LOG.infof("channel party %s, key %s", peers.self(), keys.loadOrCreate().kid());
    List<PeerKey> own = keys.all().stream().map(key -> key.ownedBy(peers.self())).toList();
    if (!kept.keepOwn(own, replaced)) {
      throw new IllegalStateException(
          ("none of the keys in %s is known to the database as a key of %s: all replicas share one key"
                  + " directory; if all keys were really replaced, start once with"
                  + " chakong.keys.replaced=true")
              .formatted(room.path("keys"), peers.self()));
    }
    peers.peers().stream()
        .filter(peer -> peer.thumbprints().isEmpty() && !room.demo())
        .forEach(peer ->
            LOG.warnf(
                "%s has no agreed key thumbprints: everything it sends will be refused",
                peer.party()));
  }

  /** The name that this party signs under. */
  @Produces
  @Singleton
  PartyId self(PeerDirectory peers) {
    return peers.self();
  }

  @Produces
  @Singleton
  KeyDirectory directory(ServiceRoom room) {
    return new KeyDirectory(room.path("keys"));
  }

  @Produces
  @Singleton
  MessageSigner signer(PeerDirectory peers, KeyDirectory keys, @RealTime Clock clock) {
    return new MessageSigner(peers.self(), keys.loadOrCreate(), clock);
  }

  @Produces
  @Singleton
  MessageVerifier verifier(PeerDirectory peers, PinnedPeers keys, @RealTime Clock clock) {
    return new MessageVerifier(peers.self(), keys, clock);
  }
}
