package org.chakong.runtime.evidence;

import java.util.Optional;
import org.chakong.contracts.message.Digests;
import org.chakong.contracts.message.KeptTokens;
import org.chakong.contracts.message.KeptTokens.Said;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKeys;
import org.chakong.contracts.message.Refusal;

/** Whether a kept message is what its sender signed. */
final class TokenCheck {

  private final KeptTokens tokens;

  TokenCheck(PeerKeys keys) {
    this.tokens = new KeptTokens(keys);
  }

  /**
   * Why it is not, or empty when it is.
   *
   * @param self who kept it
   * @throws CannotVerify when the key that the token names is not at hand
   */
  Optional<String> fault(KeptMessage message, PartyId self) throws CannotVerify {
    Optional<PartyId> peer = PartyId.parse(message.peer());
    if (peer.isEmpty()) {
      return Optional.of("PEER");
    }
    if (message.body() != null && !Digests.contentDigest(message.body()).equals(message.digest())) {
      return Optional.of(Refusal.DIGEST.name());
    }
    Optional<Refusal> refusal =
        tokens.refusal(
            message.token(),
            new Said(
                message.incoming() ? peer.get() : self,
                message.incoming() ? self : peer.get(),
                message.jti(),
                message.method(),
                message.target(),
                message.status(),
                message.digest()));
    if (refusal.isPresent() && refusal.get() == Refusal.UNKNOWN_KEY) {
      throw CannotVerify.withoutKey(KeptTokens.kid(message.token()));
    }
    return refusal.map(Enum::name);
  }
}
