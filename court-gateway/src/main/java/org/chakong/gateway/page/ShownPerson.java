package org.chakong.gateway.page;

import org.chakong.contracts.request.Subject;

/**
 * The person concerned as a page shows it.
 *
 * @param masked whether only enough is shown to tell persons of one case apart
 */
public record ShownPerson(String name, String idNumber, boolean masked) {

  private static final int KEPT = 4;

  static ShownPerson masked(Subject subject) {
    String name = subject.name();
    String id = subject.idNumber();
    return new ShownPerson(
        name == null || name.isEmpty()
            ? ""
            : name.substring(0, name.offsetByCodePoints(0, 1)) + "**",
        id == null || id.length() <= KEPT ? "****" : "****" + id.substring(id.length() - KEPT),
        true);
  }

  static ShownPerson whole(Subject subject) {
    return new ShownPerson(subject.name(), subject.idNumber(), false);
  }

  /** Not even by accident in a log. */
  @Override
  public String toString() {
    return "ShownPerson[masked=" + masked + "]";
  }
}
