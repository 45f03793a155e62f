package org.chakong.runtime.task;

import java.time.Instant;

/**
 * A durable task that was set aside 搁置.
 *
 * @param task its kind, such as {@code tell-court}
 * @param subject what it was about: a request's number, or the id of a message
 * @param failures how often it had failed in a row
 * @param why classes and places in the code, or the peer's refusal; nothing of persons
 * @param at when it was set aside, real time
 */
public record AsideTask(
    long id, String task, String subject, int failures, String why, Instant at) {}
