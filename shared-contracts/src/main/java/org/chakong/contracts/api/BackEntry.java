package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.AssistanceRequest;
import org.chakong.contracts.request.TrackedRequest;

/**
 * A paper order that was served while nothing could be entered, entered afterwards 补录. It touches
 * no account before a supervisor has approved it; then it counts as received when it was served.
 *
 * @param court whose order it is
 * @param servedAt the true time of service 送达
 * @param reason why it could not be entered then: the outage in words, free of personal data
 * @param endedAt when it was approved, refused or taken back; null while it waits
 * @param endedBy who did; null while it waits
 * @param comment of the supervisor, free of personal data; null where none was given
 * @param request the order as entered; null in lists
 * @param result what became of it; null in lists and before it is approved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackEntry(
    String requestNo,
    State state,
    Action action,
    String court,
    OffsetDateTime servedAt,
    String reason,
    OffsetDateTime enteredAt,
    String enteredBy,
    OffsetDateTime endedAt,
    String endedBy,
    String comment,
    AssistanceRequest request,
    TrackedRequest result) {

  /** Where it stands. */
  public enum State {
    /** Waits for a supervisor. */
    PENDING,
    APPROVED,
    REFUSED,
    /** Taken back by a clerk, or by {@code system} when it could no longer be approved. */
    WITHDRAWN
  }

  /** The same with the order and what became of it. */
  public BackEntry with(AssistanceRequest order, TrackedRequest became) {
    return new BackEntry(
        requestNo, state, action, court, servedAt, reason, enteredAt, enteredBy, endedAt, endedBy,
        comment, order, became);
  }
}
