package org.chakong.gateway.request;

import java.time.Instant;
import java.util.Optional;
import org.chakong.contracts.policy.Deadlines.Period;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.Answer;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.CounterResult;
import org.chakong.contracts.request.RequestStatus;
import org.chakong.runtime.trace.Step;

/**
 * A request as it stands in the gateway's books.
 *
 * @param body as the court filed it
 * @param fingerprint of the body, hex sha-256
 * @param revision the last one the fund centre told, 0 for none
 * @param answer null while there is none
 * @param answerMessage the evidence of the answer in force, null while there is none
 * @param sentJti names the last message that carried it to the fund centre, which may have it by
 *     that; null while there was none
 * @param attempts how often delivery was tried
 * @param acceptedAt legal time, as are the other instants
 * @param counterResult what the window did about it, null while nothing is known
 * @param period the deadline as it was last counted
 * @param objectedAt when an objection of the fund centre came, null for none
 * @param objectionDueAt when the court's reply to it is due, null where there is none or the
 *     calendar is missing
 * @param traceparent the trace that it was filed in, null when nobody traced it
 */
public record StoredRequest(
    String requestNo,
    String court,
    String fundCentre,
    Action action,
    AssistanceRequest body,
    String fingerprint,
    RequestStatus status,
    int revision,
    Answer answer,
    MessageRef answerMessage,
    String sentJti,
    int attempts,
    Instant acceptedAt,
    Instant receivedAt,
    Instant answeredAt,
    CounterResult counterResult,
    Period period,
    Instant objectedAt,
    Instant objectionDueAt,
    String traceparent) {

  /** What is being done with it, for its trace. */
  public Step step(String verb) {
    return new Step(verb, action, requestNo);
  }

  /** When the answering period began: at receipt, until that is known at acceptance. */
  public Instant periodBegan() {
    return Optional.ofNullable(receivedAt).orElse(acceptedAt);
  }
}
