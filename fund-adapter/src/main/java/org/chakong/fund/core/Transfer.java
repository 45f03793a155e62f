package org.chakong.fund.core;

import org.chakong.contracts.request.Payee;

/**
 * A payout from one account.
 *
 * @param transferNo number of the deduction
 * @param fen more than zero
 */
public record Transfer(String transferNo, String accountNo, long fen, Payee payee) {}
