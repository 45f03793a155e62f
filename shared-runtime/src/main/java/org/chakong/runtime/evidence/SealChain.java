package org.chakong.runtime.evidence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKeys;
import org.chakong.runtime.evidence.Finding.Kind;

/** Goes along the seals from the first on: each must be signed, whole and name those before it. */
final class SealChain {

  private final PeerKeys keys;

  /** The seals that a later one may still jump to, the latest on top. */
  private final Deque<Named> targets = new ArrayDeque<>();

  private PartyId party;
  private SealRow last;

  SealChain(PeerKeys keys) {
    this.keys = keys;
  }

  private record Named(long seq, String hash) {}

  /** Who seals here; empty before the first seal. */
  Optional<PartyId> party() {
    return Optional.ofNullable(party);
  }

  /** The seal looked at last. */
  Optional<SealRow> last() {
    return Optional.ofNullable(last);
  }

  /** What the next seal says, or what is wrong with it. */
  sealed interface Link {
    /** In its place. */
    record Holds(Seal seal) implements Link {}

    /** Not. */
    record Broken(Finding finding) implements Link {}
  }

  Link next(SealRow row) throws CannotVerify {
    long expected = last == null ? 1 : last.seq() + 1;
    if (row.seq() != expected) {
      return broken(Kind.SEAL_MISSING, expected, "");
    }
    Optional<Seal> signed = SealToken.verified(row.jws(), keys);
    if (signed.isEmpty() || !row.says(signed.get())) {
      return broken(Kind.SEAL_ALTERED, row.seq(), "");
    }
    Seal seal = signed.get();
    if (!follows(seal)) {
      return broken(Kind.SEAL_NOT_CHAINED, row.seq(), "");
    }
    party = seal.party();
    last = row;
    targets.push(new Named(row.seq(), Seal.hash(row.jws())));
    return new Link.Holds(seal);
  }

  private boolean follows(Seal seal) {
    String previous = top();
    while (!targets.isEmpty() && targets.peek().seq() > Seal.skipTo(seal.seq())) {
      targets.pop();
    }
    return (party == null || party.equals(seal.party()))
        && seal.firstId() == (last == null ? 1 : last.lastId() + 1)
        && seal.previous().equals(previous)
        && seal.skip().equals(top());
  }

  private String top() {
    return targets.isEmpty() ? Seal.NONE : targets.peek().hash();
  }

  private static Link broken(Kind kind, long seq, String detail) {
    return new Link.Broken(Finding.seal(kind, seq, detail));
  }
}
