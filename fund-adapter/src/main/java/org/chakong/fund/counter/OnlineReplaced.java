package org.chakong.fund.counter;

/**
 * The window has taken over an online request. Fired inside the transaction that closes it.
 *
 * @param sender the party that filed the online request
 * @param counterRequestNo the paper request in its place
 */
public record OnlineReplaced(
    String sender, String court, String requestNo, String counterRequestNo) {}
