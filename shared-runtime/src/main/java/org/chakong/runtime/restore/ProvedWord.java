package org.chakong.runtime.restore;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.chakong.contracts.api.ContractJson;
import org.chakong.contracts.api.RestoredExchange.SaidMessage;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.message.KeptTokens;
import org.chakong.contracts.message.KeyDirectory;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKey;
import org.chakong.contracts.message.PeerKeys;
import org.chakong.contracts.message.PinnedKeys;
import org.chakong.runtime.channel.RestoredMessages;

/**
 * Reads what a peer says was said, if the signature of whoever said it proves it: a restored side
 * believes its own signature and its peer's, never a copy as such. What is proved becomes evidence
 * here again.
 */
@Singleton
public class ProvedWord {

  private static final ObjectMapper JSON = ContractJson.tolerant();

  private final PartyId self;
  private final KeyDirectory own;
  private final PeerKeys peers;
  private final RestoredMessages evidence;

  ProvedWord(PartyId self, KeyDirectory own, PeerKeys peers, RestoredMessages evidence) {
    this.self = self;
    this.own = own;
    this.peers = peers;
    this.evidence = evidence;
  }

  /** What this side said itself; empty when it did not. */
  public <T> Optional<T> ours(PartyId peer, SaidMessage said, Class<T> type) {
    return read(self, peer, said, type, true);
  }

  /** What the peer said; empty when it did not. */
  public <T> Optional<T> theirs(PartyId peer, SaidMessage said, Class<T> type) {
    return read(peer, self, said, type, false);
  }

  private <T> Optional<T> read(
      PartyId from, PartyId to, SaidMessage said, Class<T> type, boolean ours) {
    if (said == null || said.token() == null || said.body() == null) {
      return Optional.empty();
    }
    try {
      byte[] body = Base64.getDecoder().decode(said.body());
      boolean proved =
          new KeptTokens(this::key)
              .refusal(
                  said.token(),
                  new KeptTokens.Said(
                      from,
                      to,
                      said.jti(),
                      said.method(),
                      said.target(),
                      said.status(),
                      Digests.contentDigest(body)))
              .isEmpty();
      if (!proved) {
        return Optional.empty();
      }
      evidence.keep(ours ? to : from, ours, said, body);
      return Optional.ofNullable(JSON.readValue(body, type));
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private Optional<PeerKey> key(String kid) {
    var keys = PinnedKeys.of(own.all().stream().map(key -> key.ownedBy(self)).toList());
    return keys.byKid(kid).or(() -> peers.byKid(kid));
  }
}
