package org.chakong.runtime.evidence;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import org.chakong.contracts.message.PeerKey;
import org.chakong.contracts.message.PinnedKeys;
import org.chakong.runtime.evidence.Finding.Kind;

/**
 * Gathers what is kept about one request: every message that names it, the messages that brought
 * the papers it names, and the other half of each exchange. What should be there and is not is
 * named in the bundle.
 */
final class ExportRequest {

  private final EvidenceRows rows;
  private final Clock clock;
  private final Map<Long, SealRow> seals = new HashMap<>();
  private final List<Finding> altered = new ArrayList<>();

  /**
   * @param clock real time
   */
  ExportRequest(EvidenceRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Empty when nothing is kept about it, nor ever was.
   *
   * @throws EvidenceBroken when no bundle can be made of a store that was tampered with
   */
  Optional<Bundle> export(String requestNo) throws CannotVerify, EvidenceBroken {
    Optional<SealRow> head = rows.head();
    long sealed = head.map(SealRow::lastId).orElse(0L);
    AboutRequest about = new AboutRequest(rows, sealed);
    List<KeptMessage> messages = rows.messages(about.ids(requestNo)).list();
    List<Long> gone = about.gone(requestNo);
    if (messages.isEmpty() && gone.isEmpty()) {
      return Optional.empty();
    }
    Seal newest = newest(head);
    List<PeerKey> keys = rows.keys();
    List<Bundle.Item> items = new ArrayList<>();
    for (KeptMessage message : messages) {
      items.add(new Bundle.Item(message, proof(message, sealed)));
    }
    List<String> words = rows.prunings();
    PrunedRecords pruned = PrunedRecords.of(words, PinnedKeys.of(keys));
    throwIfPresent(pruned.finding(Optional.of(newest.party())));
    List<Finding> faults = new ArrayList<>(new MissingRecords(rows, pruned).of(messages, gone));
    faults.addAll(altered);
    return Optional.of(
        new Bundle(
            requestNo,
            newest.party().value(),
            SealTime.text(clock.instant()),
            items,
            chains(newest.seq()),
            keys,
            new Bundle.Absent(pruned.words(), words, faults)));
  }

  private static Seal newest(Optional<SealRow> head) throws CannotVerify, EvidenceBroken {
    SealRow row = head.orElseThrow(() -> new CannotVerify("尚无封存 / nothing is sealed yet"));
    return read(row.seq(), row.jws());
  }

  private static Seal read(long seq, String jws) throws EvidenceBroken {
    return SealToken.unverified(jws)
        .filter(seal -> seal.seq() == seq)
        .orElseThrow(() -> new EvidenceBroken(Finding.seal(Kind.SEAL_ALTERED, seq, "")));
  }

  private static void throwIfPresent(Optional<Finding> finding) throws EvidenceBroken {
    if (finding.isPresent()) {
      throw new EvidenceBroken(finding.get());
    }
  }

  private Optional<Bundle.Proof> proof(KeptMessage message, long sealed) throws EvidenceBroken {
    if (message.id() > sealed) {
      return Optional.empty();
    }
    Optional<SealRow> seal = rows.sealOver(message.id());
    if (seal.isEmpty()) {
      throw new EvidenceBroken(uncovered(message.id()));
    }
    SealRow row = seal.get();
    seals.put(row.seq(), row);
    return Optional.of(proof(message, row));
  }

  /** A record under none of the seals: one of them is gone, or nobody sealed it. */
  private Finding uncovered(long id) {
    long next = rows.sealBefore(id) + 1;
    return rows.sealToken(next).isEmpty()
        ? Finding.seal(Kind.SEAL_MISSING, next, "")
        : Finding.record(Kind.RECORD_ADDED, 0, id, "");
  }

  private Bundle.Proof proof(KeptMessage message, SealRow row) throws EvidenceBroken {
    Seal seal = read(row.seq(), row.jws());
    if (!row.says(seal) || !row.listIsWhole()) {
      throw new EvidenceBroken(Finding.seal(Kind.SEAL_ALTERED, row.seq(), ""));
    }
    List<byte[]> leaves = row.leafHashes();
    int index = index(message.id(), seal);
    if (index < 0 || index >= leaves.size()) {
      throw new EvidenceBroken(Finding.record(Kind.RECORD_ADDED, row.seq(), message.id(), ""));
    }
    if (!Arrays.equals(message.leafHash(), leaves.get(index))) {
      altered.add(Finding.record(Kind.RECORD_ALTERED, row.seq(), message.id(), ""));
    }
    return new Bundle.Proof(row.seq(), index, leaves.size(), MerkleTree.path(leaves, index));
  }

  /** Unverified: whether it is right is for whoever gets the bundle to see. */
  private static int index(long id, Seal seal) {
    PrimitiveIterator.OfLong ids = seal.ids().iterator();
    for (int index = 0; ids.hasNext(); index++) {
      if (ids.nextLong() == id) {
        return index;
      }
    }
    return -1;
  }

  private Map<Long, List<String>> chains(long head) throws EvidenceBroken {
    Map<Long, List<String>> chains = new TreeMap<>();
    for (long seq : seals.keySet()) {
      chains.put(seq, chain(head, seq));
    }
    return chains;
  }

  private List<String> chain(long head, long to) throws EvidenceBroken {
    List<String> chain = new ArrayList<>();
    chain.add(token(head));
    long at = head;
    while (at > to) {
      long next = Seal.stepBack(at, to);
      Seal seal = read(at, chain.getLast());
      String jws = token(next);
      if (!Seal.hash(jws).equals(next == at - 1 ? seal.previous() : seal.skip())) {
        throw new EvidenceBroken(Finding.seal(Kind.SEAL_NOT_CHAINED, next, ""));
      }
      chain.add(jws);
      at = next;
    }
    return chain;
  }

  private String token(long seq) throws EvidenceBroken {
    Optional<String> jws = rows.sealToken(seq);
    if (jws.isEmpty()) {
      throw new EvidenceBroken(Finding.seal(Kind.SEAL_MISSING, seq, ""));
    }
    return jws.get();
  }
}
