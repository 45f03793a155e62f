package org.chakong.contracts.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What two statements of one contract say differently. */
final class Differences {

  private final List<String> found = new ArrayList<>();

  /** Notes what only one of the two has. */
  void same(String what, Set<String> code, Set<String> published) {
    Set<String> onlyCode = new TreeSet<>(code);
    onlyCode.removeAll(published);
    Set<String> onlyPublished = new TreeSet<>(published);
    onlyPublished.removeAll(code);
    onlyCode.forEach(name -> found.add(what + ": " + name + " is only in the code"));
    onlyPublished.forEach(name -> found.add(what + ": " + name + " is only published"));
  }

  void unless(boolean agrees, String difference) {
    if (!agrees) {
      found.add(difference);
    }
  }

  List<String> found() {
    return List.copyOf(found);
  }
}
