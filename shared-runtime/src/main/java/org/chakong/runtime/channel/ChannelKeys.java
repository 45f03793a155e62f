package org.chakong.runtime.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.chakong.contracts.message.KeyDirectory;
import org.chakong.contracts.message.MessageSigner;
import org.chakong.contracts.message.MessageVerifier;
import org.chakong.runtime.clock.RealTime;
import org.chakong.runtime.start.ServiceRoom;

/** This party's keys, and what signs and verifies with them: on real time, whatever demo mode does. */
@ApplicationScoped
class ChannelKeys {

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
