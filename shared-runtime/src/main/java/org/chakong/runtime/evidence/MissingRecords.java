package org.chakong.runtime.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chakong.runtime.evidence.Finding.Kind;

/**
 * Which records about a request were sealed, are not there and did not leave by a signed word.
 * Those that named it are in the index. An answer need not name it: where half of an exchange
 * stands alone, whatever is missing around it may be the other half.
 */
final class MissingRecords {

  /** Seals before and behind: two minutes of them, and a call waits for seconds only. */
  private static final int AROUND = 24;

  private static final String PERHAPS =
      "其他请求的记录亦有可能 or of another request that was kept at the same time";

  private final EvidenceRows rows;
  private final PrunedRecords pruned;

  /** Which half it is, for whoever looks for the other. */
  private record Exchange(String peer, String jti) {}

  MissingRecords(EvidenceRows rows, PrunedRecords pruned) {
    this.rows = rows;
    this.pruned = pruned;
  }

  /**
   * @param there the messages about the request
   * @param gone those that the index has about it and that are not there
   * @throws EvidenceBroken when a seal can not be read
   */
  List<Finding> of(List<KeptMessage> there, List<Long> gone) throws EvidenceBroken {
    NavigableMap<Long, Finding> missing = new TreeMap<>();
    Set<Long> around = new TreeSet<>();
    for (long id : gone) {
      if (!pruned.contains(id)) {
        Optional<SealRow> seal = rows.sealOver(id);
        seal.ifPresent(row -> around.add(row.seq()));
        long seq = seal.map(SealRow::seq).orElse(0L);
        missing.put(id, Finding.record(Kind.RECORD_MISSING, seq, id, ""));
      }
    }
    halves(there).forEach(half -> rows.sealOver(half).ifPresent(row -> around.add(row.seq())));
    Map<Long, String> seals = new TreeMap<>();
    around.forEach(seq -> seals.putAll(rows.sealTokens(seq - AROUND, seq + AROUND)));
    for (Map.Entry<Long, String> seal : seals.entrySet()) {
      for (long id : missingUnder(seal.getKey(), seal.getValue())) {
        missing.putIfAbsent(id, Finding.record(Kind.RECORD_MISSING, seal.getKey(), id, PERHAPS));
      }
    }
    return List.copyOf(missing.values());
  }

  private static List<Long> halves(List<KeptMessage> messages) {
    Map<Exchange, List<KeptMessage>> exchanges = new HashMap<>();
    messages.forEach(message ->
        exchanges
            .computeIfAbsent(
                new Exchange(message.peer(), message.jti()), exchange -> new ArrayList<>())
            .add(message));
    return exchanges.values().stream()
        .filter(halves -> halves.stream().map(KeptMessage::kind).distinct().count() == 1)
        .map(halves -> halves.getFirst().id())
        .sorted()
        .toList();
  }

  private List<Long> missingUnder(long seq, String jws) throws EvidenceBroken {
    Seal seal =
        SealToken.unverified(jws)
            .orElseThrow(() -> new EvidenceBroken(Finding.seal(Kind.SEAL_ALTERED, seq, "")));
    Set<Long> there = rows.ids(seal.firstId(), seal.lastId());
    List<Long> missing = new ArrayList<>();
    PrimitiveIterator.OfLong ids = seal.ids().iterator();
    while (ids.hasNext()) {
      long id = ids.nextLong();
      if (!there.contains(id) && !pruned.contains(id)) {
        missing.add(id);
      }
    }
    return missing;
  }
}
