package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.chakong.contracts.request.Action;
import org.chakong.contracts.request.RequestStatus;

/**
 * One change, notice or counter act that concerns a court's request or freeze; free of names and id
 * numbers.
 *
 * @param seq rises from change to change
 * @param requestNo of the request, or of the one that a freeze rests on
 * @param action null where the request did not come through this gateway
 * @param caseNumber in normal form, null as {@code action}
 * @param what an event name in UPPER_SNAKE, as on the timeline
 * @param status how the request stood after it, null as {@code action}
 * @param actor who did it, as on the timeline
 * @param detail why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
    long seq,
    OffsetDateTime at,
    String requestNo,
    String court,
    String fundCentre,
    Action action,
    String caseNumber,
    String what,
    RequestStatus status,
    String actor,
    String detail) {}
