package org.chakong.runtime.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import org.chakong.contracts.message.PeerKeys;
import org.chakong.contracts.message.PinnedKeys;
import org.chakong.runtime.evidence.Finding.Kind;

/**
 * Verifies some messages of a store: each as its sender signed it, in its place under its seal, and
 * that seal on the chain that the newest one ends.
 */
final class CheckMessages {

  private final EvidenceRows rows;
  private final Optional<SealRow> head;
  private final Map<Long, SealRow> seals = new TreeMap<>();
  private PeerKeys keys = PinnedKeys.of(List.of());
  private TokenCheck tokens = new TokenCheck(keys);
  private long sealed;

  CheckMessages(EvidenceRows rows, Optional<SealRow> head) {
    this.rows = rows;
    this.head = head;
  }

  /** How many of the messages are under a seal. */
  long sealed() {
    return sealed;
  }

  /** The last seal over any of them. */
  Optional<SealRow> lastSeal() {
    return seals.values().stream().reduce((one, later) -> later);
  }

  /**
   * The first thing that does not hold, by the keys that are kept beside the messages.
   *
   * @param gone those that were sealed and are not there: they must have left by their period
   * @throws CannotVerify when a key is not at hand
   */
  Optional<Finding> fault(List<Long> ids, List<Long> gone) throws CannotVerify {
    keys = PinnedKeys.of(rows.keys());
    tokens = new TokenCheck(keys);
    PrunedRecords pruned = PrunedRecords.of(rows.prunings(), keys);
    Optional<Finding> finding =
        gone.stream()
            .filter(id -> !pruned.contains(id))
            .findFirst()
            .map(id -> Finding.record(Kind.RECORD_MISSING, 0, id, ""));
    for (KeptMessage message : rows.messages(ids)) {
      Optional<Finding> found = fault(message);
      finding = finding.isPresent() ? finding : found;
    }
    for (SealRow seal : seals.values()) {
      finding = finding.isPresent() ? finding : chain(seal);
    }
    return finding;
  }

  private Optional<Finding> fault(KeptMessage message) throws CannotVerify {
    Optional<SealRow> seal = seal(message.id());
    if (seal.isPresent()) {
      sealed++;
      Optional<Finding> finding = underSeal(message, seal.get());
      if (finding.isPresent()) {
        return finding;
      }
    }
    long seq = seal.map(SealRow::seq).orElse(0L);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    Optional<Seal> said = SealToken.unverified(head.get().jws());
    return said.isEmpty()
        ? Optional.of(Finding.seal(Kind.SEAL_ALTERED, head.get().seq(), ""))
        : tokens
            .fault(message, said.get().party())
            .map(fault -> Finding.record(Kind.RECORD_NOT_PROVED, seq, message.id(), fault));
  }

  private Optional<SealRow> seal(long id) {
    Optional<SealRow> known =
        seals.values().stream()
            .filter(row -> row.firstId() <= id && id <= row.lastId())
            .findFirst();
    Optional<SealRow> seal = known.isPresent() ? known : rows.sealOver(id);
    seal.ifPresent(row -> seals.put(row.seq(), row));
    return seal;
  }

  private Optional<Finding> underSeal(KeptMessage message, SealRow row) throws CannotVerify {
    Optional<Seal> signed = SealToken.verified(row.jws(), keys);
    if (signed.isEmpty() || !row.says(signed.get()) || !row.listIsWhole()) {
      return Optional.of(Finding.seal(Kind.SEAL_ALTERED, row.seq(), ""));
    }
    int place = place(message.id(), signed.get());
    if (place < 0) {
      return Optional.of(Finding.record(Kind.RECORD_ADDED, row.seq(), message.id(), ""));
    }
    return Arrays.equals(message.leafHash(), row.leafHashes().get(place))
        ? Optional.empty()
        : Optional.of(Finding.record(Kind.RECORD_ALTERED, row.seq(), message.id(), ""));
  }

  private static int place(long id, Seal seal) {
    PrimitiveIterator.OfLong ids = seal.ids().iterator();
    for (int place = 0; ids.hasNext(); place++) {
      if (ids.nextLong() == id) {
        return place;
      }
    }
    return -1;
  }

  /** From the newest seal back: each names the next, over dozens also where there are millions. */
  private Optional<Finding> chain(SealRow to) throws CannotVerify {
    String token = head.orElseThrow().jws();
    long at = head.orElseThrow().seq();
    while (at > to.seq()) {
      Optional<Seal> seal = SealToken.verified(token, keys);
      if (seal.isEmpty() || seal.get().seq() != at) {
        return Optional.of(Finding.seal(Kind.SEAL_ALTERED, at, ""));
      }
      long next = Seal.stepBack(at, to.seq());
      Optional<String> there = rows.sealToken(next);
      if (there.isEmpty()) {
        return Optional.of(Finding.seal(Kind.SEAL_MISSING, next, ""));
      }
      String named = next == at - 1 ? seal.get().previous() : seal.get().skip();
      if (!named.equals(Seal.hash(there.get()))) {
        return Optional.of(Finding.seal(Kind.SEAL_NOT_CHAINED, next, ""));
      }
      token = there.get();
      at = next;
    }
    return Optional.empty();
  }
}
