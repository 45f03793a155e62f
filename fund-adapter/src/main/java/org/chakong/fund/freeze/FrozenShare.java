package org.chakong.fund.freeze;

/**
 * Money under a freeze on one account.
 *
 * @param fen more than zero
 */
public record FrozenShare(String freezeNo, String accountNo, long fen) {}
