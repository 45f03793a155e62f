package org.chakong.contracts.message;

import java.util.Optional;

/** The public keys this party accepts messages under. */
public interface PeerKeys {

  /** The key of this id with its owner, or empty when the kid is not one we accept. */
  Optional<PeerKey> byKid(String kid);
}
