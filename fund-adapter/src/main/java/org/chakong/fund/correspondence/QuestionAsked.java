package org.chakong.fund.correspondence;

import java.time.Instant;
import java.util.UUID;

/**
 * A court is asked something. Fired synchronously, inside the transaction that writes it down.
 *
 * @param questionId the id of the notice too
 * @param before the question before it about the same request, null for the first
 * @param sender the party that filed the request
 * @param number counts the questions of the request, from 1
 * @param at legal time
 */
public record QuestionAsked(
    UUID questionId,
    UUID before,
    String sender,
    String requestNo,
    String court,
    int number,
    String text,
    Instant at) {}
