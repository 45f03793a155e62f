package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;

/**
 * A change that a court's endpoint is told of; instants are real time.
 *
 * @param seq of the change, as in {@code GET /changes}
 * @param nextAt when it is tried again, where it is pending
 * @param lastResult the status of the last response, or why there was none
 * @param endpointGoneSince when the endpoint said that it is gone; nothing is sent to it since
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookDelivery(
    long id,
    String court,
    long seq,
    String requestNo,
    State state,
    int attempts,
    OffsetDateTime queuedAt,
    OffsetDateTime nextAt,
    OffsetDateTime endedAt,
    String lastResult,
    OffsetDateTime endpointGoneSince) {

  /** Where it is. */
  public enum State {
    PENDING,
    DELIVERED,
    /** Not taken for days; an operator may have it tried again. */
    GIVEN_UP
  }
}
