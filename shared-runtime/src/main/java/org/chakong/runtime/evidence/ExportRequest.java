package org.chakong.runtime.evidence;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
    Map<Long, Set<String>> newest = newest(head.map(SealRow::lastId).orElse(0L));
    List<Long> named = about(Set.of(requestNo), newest);
    Set<String> papers = new TreeSet<>();
    rows.messages(named).forEach(message -> papers.addAll(Subjects.papers(message)));
    Set<Long> all = new TreeSet<>(named);
    all.addAll(about(papers, newest));
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Bundle.Item> items = new ArrayList<>();
    for (KeptMessage message : rows.messages(List.copyOf(all))) {
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

  /** What is not in the index yet, because it is not sealed. */
  private Map<Long, Set<String>> newest(long sealed) {
    Map<Long, Set<String>> newest = new TreeMap<>();
    rows.messages(sealed + 1, Long.MAX_VALUE)
        .forEach(message -> newest.put(message.id(), Subjects.of(message)));
    return newest;
  }

  private List<Long> about(Collection<String> subjects, Map<Long, Set<String>> newest) {
    List<Long> found = new ArrayList<>(rows.about(List.copyOf(subjects)));
    newest.forEach((id, of) -> {
      if (of.stream().anyMatch(subjects::contains)) {
        found.add(id);
      }
    });
    return rows.exchanges(found);
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
