package org.chakong.fund.request;

import org.chakong.contracts.request.RequestStatus;

/**
 * An answer may come late; the deadline stands. Fired once for each request, synchronously, inside
 * the transaction that records it.
 *
 * @param sender the party that filed the request
 * @param status what it waits in
 */
public record AnswerDelayed(String sender, String requestNo, String court, RequestStatus status) {}
