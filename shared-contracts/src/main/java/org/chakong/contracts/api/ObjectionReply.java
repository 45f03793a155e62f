package org.chakong.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;

/**
 * A court's reply to an objection.
 *
 * @param at legal time of the court
 * @param deliveredAt real time at which the fund centre had it; null while it is on its way, and at
 *     the fund centre
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectionReply(
    String text, ObjectionOutcome outcome, OffsetDateTime at, OffsetDateTime deliveredAt) {}
