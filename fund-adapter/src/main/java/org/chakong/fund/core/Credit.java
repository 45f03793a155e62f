package org.chakong.fund.core;

/**
 * Money that came to an account.
 *
 * @param contribution whether it was a contribution 汇缴; else interest or a correction
 * @param statusThen the account's status when it came, two digits
 * @param fen more than zero
 */
public record Credit(String accountNo, boolean contribution, String statusThen, long fen) {}
