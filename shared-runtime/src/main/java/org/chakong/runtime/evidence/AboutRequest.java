package org.chakong.runtime.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which messages are about a request: those that name it, those that brought the papers it names,
 * and the other half of each exchange.
 *
 * @param sealed the last id under a seal; what is newer is in no index yet
 */
record AboutRequest(EvidenceRows rows, long sealed) {

  /** Their ids in order. */
  List<Long> ids(String requestNo) {
    List<Long> named = about(Set.of(requestNo));
    Set<String> papers = new TreeSet<>();
    rows.messages(named).forEach(message -> papers.addAll(Subjects.papers(message)));
    Set<Long> all = new TreeSet<>(named);
    all.addAll(about(papers));
    return List.copyOf(all);
  }

  /**
   * Those that were there when they were sealed, named the request or brought a paper that it
   * names, and are gone.
   */
  List<Long> gone(String requestNo) {
    List<Long> named = rows.about(List.of(requestNo));
    Set<Long> sealedThen = new TreeSet<>(named);
    sealedThen.addAll(rows.about(rows.papersNamed(named)));
    return rows.without(List.copyOf(sealedThen));
  }

  private List<Long> about(Collection<String> subjects) {
    if (subjects.isEmpty()) {
      return List.of();
    }
    List<Long> found = new ArrayList<>(rows.about(List.copyOf(subjects)));
    rows.newerWith(sealed, Subjects.words(subjects))
        .filter(message -> Subjects.of(message).stream().anyMatch(subjects::contains))
        .forEach(message -> found.add(message.id()));
    return rows.exchanges(found);
  }
}
