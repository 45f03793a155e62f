package org.chakong.fund.request;

import org.chakong.contracts.request.Answer;

/**
 * The window has decided a paper request that stands in the place of an online one. Fired
 * synchronously, inside the transaction that decides it.
 *
 * @param requestNo the online request
 * @param counterRequestNo the paper request
 */
public record CounterDecided(
    String court, String requestNo, String counterRequestNo, Answer answer) {}
