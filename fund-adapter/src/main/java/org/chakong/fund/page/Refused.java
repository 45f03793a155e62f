package org.chakong.fund.page;

import java.util.List;
import org.chakong.contracts.problem.FactChange;

/**
 * Why a form was not carried out, and beside which one it is said.
 *
 * @param status of the answer: 409 where the state of things is against it, 422 for what was typed
 * @param words in the reader's language, empty for no refusal
 * @param changes facts that are not as they were shown
 */
record Refused(int status, Place place, String words, List<FactChange> changes) {

  static final Refused NOT = new Refused(200, Place.NONE, "", List.of());

  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  /** A form of the page. */
  enum Place {
    NONE,
    CLAIM,
    QUESTION,
    DECISION
  }

  Refused {
    changes = List.copyOf(changes);
  }

  static Refused typed(Place place, String words) {
    return new Refused(UNPROCESSABLE, place, words, List.of());
  }

  static Refused state(Place place, String words) {
    return new Refused(CONFLICT, place, words, List.of());
  }

  static Refused stale(String words, List<FactChange> changes) {
    return new Refused(CONFLICT, Place.DECISION, words, changes);
  }

  String at(Place asked) {
    return place == asked ? words : "";
  }
}
