package org.chakong.runtime.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody to sign in as in demo mode; its name is the text {@code user_} with its subject.
 *
 * @param side {@code chakong.side} of the service
 */
public record DemoPerson(String side, String subject, Set<String> roles) {

  /** Sees one court's requests. */
  static final String CASE_SYSTEM = "case-system";

  private static final List<DemoPerson> ALL =
      List.of(
          new DemoPerson("court", "demo-court-ops", Set.of("court-ops")),
          new DemoPerson("court", "demo-court-ops-b", Set.of("court-ops")),
          new DemoPerson("court", "demo-auditor", Set.of("auditor")),
          new DemoPerson("court", "demo-case-system", Set.of(CASE_SYSTEM)),
          new DemoPerson("fund", "demo-clerk-a", Set.of("fund-clerk")),
          new DemoPerson("fund", "demo-clerk-b", Set.of("fund-clerk")),
          new DemoPerson("fund", "demo-supervisor", Set.of("fund-supervisor")),
          new DemoPerson("fund", "demo-fund-ops", Set.of("fund-ops")),
          new DemoPerson("fund", "demo-core", Set.of("fund-core")));

  public DemoPerson {
    roles = Set.copyOf(roles);
  }

  static List<DemoPerson> at(String side) {
    return ALL.stream().filter(person -> person.side.equals(side)).toList();
  }

  static Optional<DemoPerson> at(String side, String subject) {
    return at(side).stream().filter(person -> person.subject.equals(subject)).findFirst();
  }
}
