package org.chakong.runtime.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.chakong.contracts.message.PartyId;
import org.chakong.contracts.message.PeerKeys;
import org.chakong.runtime.evidence.Finding.Kind;

/** Which records were dropped by signed word, and need not be there. */
final class PrunedRecords {

  private final List<Pruning> words;
  private final Optional<Finding> finding;

  /** Last id of each range by its first. */
  private final NavigableMap<Long, Long> ranges = new TreeMap<>();

  private PrunedRecords(List<Pruning> words, Optional<Finding> finding) {
    this.words = List.copyOf(words);
    this.finding = finding;
    words.forEach(word -> word.ids().each((first, last) -> ranges.put(first, last)));
  }

  /**
   * The words as stored, in order of their numbers.
   *
   * @throws CannotVerify when a key that one names is not at hand
   */
  static PrunedRecords of(List<String> stored, PeerKeys keys) throws CannotVerify {
    List<Pruning> words = new ArrayList<>();
    String previous = Seal.NONE;
    for (String jws : stored) {
      long number = words.size() + 1L;
      String expected = previous;
      Optional<Pruning> word =
          Pruning.verified(jws, keys)
              .filter(said -> said.number() == number && said.previous().equals(expected));
      if (word.isEmpty()) {
        return new PrunedRecords(
            words, Optional.of(new Finding(Kind.PRUNING_ALTERED, 0, 0, "number " + number)));
      }
      words.add(word.get());
      previous = Seal.hash(jws);
    }
    return new PrunedRecords(words, Optional.empty());
  }

  /** What is wrong with the words themselves. */
  Optional<Finding> finding(Optional<PartyId> sealer) {
    if (finding.isPresent()) {
      return finding;
    }
    return words.stream()
        .filter(word -> !sealer.map(word.party()::equals).orElse(false))
        .findFirst()
        .map(word -> new Finding(Kind.PRUNING_ALTERED, 0, 0, "number " + word.number()));
  }

  boolean contains(long id) {
    var range = ranges.floorEntry(id);
    return range != null && id <= range.getValue();
  }

  List<Pruning> words() {
    return words;
  }
}
