package org.chakong.runtime.restore;

import java.time.Instant;
import java.util.Optional;
import org.chakong.contracts.api.RestoredExchange;
import org.chakong.contracts.message.PartyId;
import org.chakong.runtime.channel.Peer;

/** What a side does about its own tables when it, or its peer, was restored; one bean each. */
public interface RestoringSide {

  /** What came of a request that was said again. */
  enum Outcome {
    SAME,
    DIFFERENT,
    /** People decided it before, and have to again. */
    TO_BE_DECIDED,
    /** The peer's copy bears no signature that proves it; nothing was done. */
    NOT_PROVED,
    /** Always; the others have gone on without it. */
    FAILED
  }

  /**
   * @param signed how it stood as signed before: status, verdict, numbers and sums, as far as the
   *     side knows them; null when nothing was signed. For people, never logged
   * @param here how it stands now, in the same words
   */
  record Came(Outcome outcome, String signed, String here) {}

  /**
   * Makes one request stand again as it stood. Repeating is harmless. Requests come in the order of
   * receipt; the service is closed to everybody else meanwhile.
   *
   * @return empty when the peer has to be asked and does not answer now, as when it is restored at
   *     the same time: all is begun again
   */
  Optional<Came> again(Peer peer, RestoredExchange exchange);

  /** Everything that the peers know stands again; nothing is served yet. */
  default void allAgain() {}

  /**
   * The peer was restored: what it is known to have had since is told again when it is open.
   *
   * @param since real time
   */
  void peerRestored(PartyId peer, Instant since);

  /** How it stands now, in the words of {@link Came#here}; null for no request. */
  String standing(String requestNo);

  /** The bytes of a paper that passed between the two. */
  Optional<byte[]> paper(PartyId peer, String sha256);
}
