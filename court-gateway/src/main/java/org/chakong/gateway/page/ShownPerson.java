package org.chakong.gateway.page;

import org.chakong.contracts.request.Subject;
import org.chakong.runtime.page.Masked;

/**
 * The person concerned as a page shows it.
 *
 * @param masked whether only enough is shown to tell persons of one case apart
 */
public record ShownPerson(String name, String idNumber, boolean masked) {

  static ShownPerson masked(Subject subject) {
    return new ShownPerson(Masked.name(subject.name()), Masked.number(subject.idNumber()), true);
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
