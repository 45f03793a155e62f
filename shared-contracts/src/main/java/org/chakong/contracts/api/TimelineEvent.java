package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;

/**
 * One thing that happened to a request.
 *
 * @param actor who did it: a party id, a role with its subject, or {@code system}
 * @param what an event name in UPPER_SNAKE
 * @param detail why, free of personal data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineEvent(OffsetDateTime at, String actor, String what, String detail) {}
