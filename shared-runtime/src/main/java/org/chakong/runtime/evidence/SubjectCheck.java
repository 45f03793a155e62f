package org.chakong.runtime.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chakong.runtime.evidence.Finding.Kind;

/**
 * Holds the index of requests and papers against the records under one seal: a record that is not
 * in it where it should be is in no bundle and on no page.
 */
final class SubjectCheck {

  private final EvidenceRows rows;
  private final Map<Long, Set<String>> wanted = new HashMap<>();

  SubjectCheck(EvidenceRows rows) {
    this.rows = rows;
  }

  /** Takes a record that is there. */
  void add(KeptMessage message) {
    Set<String> subjects = Subjects.of(message);
    if (!subjects.isEmpty()) {
      wanted.put(message.id(), subjects);
    }
  }

  /**
   * The first record that the index has otherwise.
   *
   * @param seal under which they are, 0 for none
   */
  Optional<Finding> fault(long seal, long first, long last) {
    Map<Long, Set<String>> indexed = rows.subjects(first, last);
    Set<Long> either = new TreeSet<>(wanted.keySet());
    either.addAll(indexed.keySet());
    return either.stream()
        .filter(id -> !wanted.getOrDefault(id, Set.of()).equals(indexed.get(id)))
        .findFirst()
        .map(id -> Finding.record(Kind.INDEX_ALTERED, seal, id, ""));
  }
}
