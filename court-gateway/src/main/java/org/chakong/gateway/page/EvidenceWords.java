package org.chakong.gateway.page;

import org.chakong.runtime.evidence.RequestEvidence.State;

/**
 * How the evidence of a request stands, in words.
 *
 * @param mark good, bad or open
 * @param fault empty where nothing is wrong
 */
public record EvidenceWords(
    String verdict, String mark, String counted, String sealed, String fault) {

  static EvidenceWords of(State state, BoardWords words) {
    String mark =
        switch (state.standing()) {
          case HOLDS -> "good";
          case BROKEN, UNKNOWN -> "bad";
          case NOTHING -> "";
        };
    return new EvidenceWords(
        words.say("evidence_", state.standing()),
        mark,
        words.say("evidence_counted", state.messages(), state.sealed()),
        state.sealedAt() == null
            ? words.say("evidence_unsealed")
            : words.say(
                "evidence_sealed", state.lastSeal(), words.time(state.sealedAt()), state.head()),
        state.fault() == null ? "" : state.fault());
  }
}
