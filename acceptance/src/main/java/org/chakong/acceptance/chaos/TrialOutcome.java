package org.chakong.acceptance.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a trial showed.
 *
 * @param notPlayed why it could not be played here; empty when it was
 * @param seen what happened, for the report
 * @param found what was not as promised
 */
record TrialOutcome(
    Trial trial,
    Optional<String> notPlayed,
    List<String> seen,
    List<Difference> found,
    Duration took) {

  static TrialOutcome notPlayed(Trial trial, String why) {
    return new TrialOutcome(trial, Optional.of(why), List.of(), List.of(), Duration.ZERO);
  }

  boolean played() {
    return notPlayed.isEmpty();
  }

  /** One line for people. */
  String inWords() {
    if (notPlayed.isPresent()) {
      return "NOT PLAYED 未演练: " + notPlayed.get();
    }
    String verdict = found.isEmpty() ? "holds 通过" : found.size() + " ✗";
    return verdict + ", " + took.toSeconds() + " s: " + String.join("; ", seen);
  }
}
