package org.chakong.fund.request;

import org.chakong.contracts.request.RequestStatus;

/**
 * An answer may come late; the deadline stands. Fired synchronously, inside the transaction that
 * records it.
 *
 * @param sender the party that filed the request
 * @param status what it waits in
 * @param reason as a clerk gave it, null where nobody did
 */
public record AnswerDelayed(
    String sender, String requestNo, String court, RequestStatus status, String reason) {}
