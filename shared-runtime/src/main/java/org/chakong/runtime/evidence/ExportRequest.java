package org.chakong.runtime.evidence;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.TreeMap;

/**
 * Gathers what is kept about one request: every message that names it, the messages that brought
 * the papers it names, and the other half of each exchange.
 */
final class ExportRequest {

  private final EvidenceRows rows;
  private final Clock clock;
  private final Map<Long, SealRow> seals = new HashMap<>();

  /**
   * @param clock real time
   */
  ExportRequest(EvidenceRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Empty when nothing is kept about it. */
  Optional<Bundle> export(String requestNo) throws CannotVerify {
    Optional<SealRow> head = rows.head();
    List<Long> all = new AboutRequest(rows, head.map(SealRow::lastId).orElse(0L)).ids(requestNo);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Bundle.Item> items = new ArrayList<>();
    for (KeptMessage message : rows.messages(all)) {
      items.add(new Bundle.Item(message, proof(message)));
    }
    return Optional.of(
        new Bundle(
            requestNo,
            party(head),
            SealTime.text(clock.instant()),
            items,
            chains(head),
            rows.keys()));
  }

  private Optional<Bundle.Proof> proof(KeptMessage message) {
    Optional<SealRow> seal = rows.sealOver(message.id());
    seal.ifPresent(row -> seals.put(row.seq(), row));
    return seal.map(row -> proof(message, row));
  }

  private Bundle.Proof proof(KeptMessage message, SealRow row) {
    List<byte[]> leaves = row.leafHashes();
    int index = index(message.id(), row);
    return new Bundle.Proof(row.seq(), index, leaves.size(), MerkleTree.path(leaves, index));
  }

  /** Unverified: whether it is right is for whoever gets the bundle to see. */
  private static int index(long id, SealRow row) {
    PrimitiveIterator.OfLong ids = SealToken.unverified(row.jws()).ids().iterator();
    int index = 0;
    while (ids.hasNext()) {
      if (ids.nextLong() == id) {
        return index;
      }
      index++;
    }
    throw new IllegalStateException("record " + id + " is not under the seal of its number");
  }

  private String party(Optional<SealRow> head) throws CannotVerify {
    return head.map(row -> SealToken.unverified(row.jws()).party().value())
        .orElseThrow(() -> new CannotVerify("尚无封存 / nothing is sealed yet"));
  }

  private Map<Long, List<String>> chains(Optional<SealRow> head) {
    Map<Long, List<String>> chains = new TreeMap<>();
    for (long seq : seals.keySet()) {
      List<String> chain = new ArrayList<>();
      for (long at = head.orElseThrow().seq(); at > seq; at = Seal.stepBack(at, seq)) {
        chain.add(rows.seal(at).orElseThrow().jws());
      }
      chain.add(seals.get(seq).jws());
      chains.put(seq, chain);
    }
    return chains;
  }
}
